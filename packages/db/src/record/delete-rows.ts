import type { Database } from "../database.ts";
import { inTransaction } from "../transaction.ts";

/** Part of a run's applies: all of them, or those that began before an offset. */
interface AppliesAsked {
  readonly runKey: number;
  readonly beforeNs: number;
}

/**
 * How many rows of applies began before an offset. Rows stand in the order in which they ended: those asked for are at
 * the front, and no more of the run is read.
 */
export function countAppliesBefore(db: Database, asked: AppliesAsked): number {
  const count = db.$client.prepare<[number, number], { rows: number }>(
    "select count(*) as rows from applies where run_key = ? and seq < ?",
  );
  return count.get(asked.runKey, firstKept(db, asked))?.rows ?? 0;
}

/**
 * Deletes at most `limit` of them, oldest first, and gives how many: short transactions, so that a collector that writes
 * into the same file waits for none of them.
 */
export function deleteAppliesBefore(db: Database, asked: AppliesAsked & { readonly limit: number }): number {
  return inTransaction(db, "delete old transactions", () =>
    deleteFirst(db, { ...asked, before: firstKept(db, asked) }),
  );
}

/**
 * Deletes at most `limit` rows of a run, and the run itself with the last of them. A run that is half deleted says so
 * until somebody deletes it again.
 * @returns whether the run is gone
 */
export function deleteRunStep(
  db: Database,
  { runKey, limit }: { readonly runKey: number; readonly limit: number },
): boolean {
  return inTransaction(db, "delete a run", () => {
    db.$client.prepare("update runs set status = 'failed', stop_reason = 'deleted in part' where key = ?").run(runKey);
    if (deleteFirst(db, { runKey, limit, before: Number.MAX_SAFE_INTEGER }) === limit) return false;
    const cells = db.$client.prepare(`
      delete from cells where run_key = ? and (level, seq, probe, type, code) in
        (select level, seq, probe, type, code from cells where run_key = ? limit ?)`);
    if (cells.run(runKey, runKey, limit).changes === limit) return false;
    db.$client
      .prepare("delete from annotations where scope = (select 'run:' || id from runs where key = ?)")
      .run(runKey);
    db.$client.prepare("delete from runs where key = ?").run(runKey);
    return true;
  });
}

function firstKept(db: Database, { runKey, beforeNs }: AppliesAsked): number {
  const first = db.$client
    .prepare<[number, number], { seq: number }>(
      "select seq from applies where run_key = ? and start_ns >= ? order by seq limit 1",
    )
    .get(runKey, beforeNs);
  return first?.seq ?? Number.MAX_SAFE_INTEGER;
}

function deleteFirst(
  db: Database,
  { runKey, before, limit }: { runKey: number; before: number; limit: number },
): number {
  const statement = db.$client.prepare(`
    delete from applies where run_key = ? and seq in
      (select seq from applies where run_key = ? and seq < ? order by seq limit ?)`);
  return statement.run(runKey, runKey, before, limit).changes;
}
