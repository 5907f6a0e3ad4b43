import { countDistinct, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { applies } from "../schema/index.ts";

/** Distinct transactions of a run, also of one still being recorded. Reads all its applies: 1 s per million. */
export function countTransactions(db: Database, { runKey }: { readonly runKey: number }): number {
  const row = db
    .select({ n: countDistinct(applies.txId) })
    .from(applies)
    .where(eq(applies.runKey, runKey))
    .get();
  return row?.n ?? 0;
}
