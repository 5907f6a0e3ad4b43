import { and, asc, desc, eq, gt, lt, or } from "drizzle-orm";
import type { Database } from "../database.ts";
import { applies } from "../schema/index.ts";
import { type Apply, applyColumns, applyOf } from "./apply-row.ts";

/** Where a page ended: its last row. */
export type SlowestCursor = Pick<Apply, "durationNs" | "seq">;

export interface SlowestAsked {
  readonly runKey: number;
  readonly type?: number | undefined;
  readonly code?: number | undefined;
  readonly limit: number;
  readonly after?: SlowestCursor | undefined;
}

/** Applies of a run by duration, longest first, a page at a time. Reads the run's applies once. */
export function slowestApplies(db: Database, { runKey, type, code, limit, after }: SlowestAsked): Apply[] {
  const beyond =
    after === undefined
      ? undefined
      : or(
          lt(applies.durationNs, after.durationNs),
          and(eq(applies.durationNs, after.durationNs), gt(applies.seq, after.seq)),
        );
  return db
    .select(applyColumns)
    .from(applies)
    .where(
      and(
        eq(applies.runKey, runKey),
        type === undefined ? undefined : eq(applies.type, type),
        code === undefined ? undefined : eq(applies.code, code),
        beyond,
      ),
    )
    .orderBy(desc(applies.durationNs), asc(applies.seq))
    .limit(limit)
    .all()
    .map(applyOf);
}
