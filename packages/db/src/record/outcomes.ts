import { eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guard } from "../guard.ts";
import { runOutcomes, runs } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";

/** How many transactions of a type ended with a code. */
export type RunOutcome = Omit<typeof runOutcomes.$inferInsert, "runKey">;

/**
 * Counts a run's transactions by the code of their last apply again, in place of what was counted before: for a run whose
 * collector was killed before it could. About 1 s per million applies, which are read before the write lock is taken.
 * @throws DbError as `inTransaction`
 */
export function replaceOutcomes(db: Database, runKey: number): void {
  const outcomes = outcomesByLastApply(db, runKey);
  inTransaction(db, "store the outcomes of a run", () => writeOutcomes(db, runKey, outcomes));
}

export function writeOutcomes(db: Database, runKey: number, outcomes: readonly RunOutcome[]): void {
  db.delete(runOutcomes).where(eq(runOutcomes.runKey, runKey)).run();
  for (const outcome of outcomes)
    db.insert(runOutcomes)
      .values({ ...outcome, runKey })
      .run();
}

/**
 * SQLite takes the other columns of a `max()` from the row that holds the maximum: the code of the last apply. None where
 * only some applies have rows: the last of a transaction may be missing then.
 */
export function outcomesByLastApply(db: Database, runKey: number): RunOutcome[] {
  return guard(`read the applies of a run in ${db.path}`, () => {
    const run = db.select({ kept: runs.transactionsKept }).from(runs).where(eq(runs.key, runKey)).get();
    if (run?.kept !== "all") return [];
    return db.$client
      .prepare<[number], RunOutcome>(`
      select type, code, count(*) as transactions
      from (select type, code, max(seq) from applies where run_key = ? group by tx_id)
      group by type, code`)
      .all(runKey);
  });
}
