import { and, asc, eq, gte } from "drizzle-orm";
import type { Database } from "../database.ts";
import { applies } from "../schema/index.ts";
import { type Apply, applyColumns, applyOf } from "./apply-row.ts";

/** Applies of a run in their order, from `fromSeq` on, at most `limit`. */
export function appliesOf(
  db: Database,
  { runKey, fromSeq = 0, limit }: { readonly runKey: number; readonly fromSeq?: number; readonly limit: number },
): Apply[] {
  return db
    .select(applyColumns)
    .from(applies)
    .where(and(eq(applies.runKey, runKey), gte(applies.seq, fromSeq)))
    .orderBy(asc(applies.seq))
    .limit(limit)
    .all()
    .map(applyOf);
}
