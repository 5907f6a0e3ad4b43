import { and, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DbError } from "../error.ts";
import { guard } from "../guard.ts";
import { probesOf } from "../queries/probes.ts";
import { pooledQuantiles } from "../queries/run-figures.ts";
import { probes, runOutcomes, runs } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";

type ProbeColumns = typeof probes.$inferInsert;

/** What a probe counted over the whole run. What is left out stays as it was. */
export type ProbeResult = Pick<
  ProbeColumns,
  "idx" | "hits" | "spans" | "unpaired" | "openAtEnd" | "ringFull" | "biasNs" | "costNs" | "note"
>;

export interface RunEnd {
  readonly status: "complete" | "interrupted" | "failed";
  readonly stopReason: string | null;
  readonly endedMs: number;
  readonly probes: readonly ProbeResult[];
  readonly appliesPerS: number | null;
  readonly durationClass: string;
}

/**
 * Ends a run: its status, what its probes counted, and the outcome of every transaction. Outcomes take about 1 s per
 * million applies, which are read before the write lock is taken.
 * @throws DbError `no-such-run`, and as `inTransaction`
 */
export function finishRun(db: Database, runKey: number, { probes: results, ...end }: RunEnd): void {
  const outcomes = guard(`read the applies of a run in ${db.path}`, () =>
    keepsAll(db, runKey) ? outcomesByLastApply(db, runKey) : [],
  );
  inTransaction(db, "end a run", () => {
    const updated = db
      .update(runs)
      .set({ ...end, heartbeatMs: end.endedMs })
      .where(eq(runs.key, runKey))
      .run();
    if (updated.changes === 0) {
      throw new DbError(
        "no-such-run",
        "end a run",
        `there is no run ${runKey}`,
        "it was deleted while it was recorded",
      );
    }
    for (const { idx, name } of probesOf(db, { runKey })) {
      const counted = results.find((result) => result.idx === idx);
      const ofProbe = and(eq(probes.runKey, runKey), eq(probes.idx, idx));
      db.update(probes)
        .set({ ...counted, ...pooledQuantiles(db, { runKey, probe: name }) })
        .where(ofProbe)
        .run();
    }
    db.delete(runOutcomes).where(eq(runOutcomes.runKey, runKey)).run();
    for (const outcome of outcomes)
      db.insert(runOutcomes)
        .values({ ...outcome, runKey })
        .run();
  });
}

/** Where only some applies have rows, the last of a transaction may be missing: its outcome is then unknown. */
function keepsAll(db: Database, runKey: number): boolean {
  const run = db.select({ kept: runs.transactionsKept }).from(runs).where(eq(runs.key, runKey)).get();
  return run?.kept === "all";
}

type Outcome = Omit<typeof runOutcomes.$inferInsert, "runKey">;

/** SQLite takes the other columns of a `max()` from the row that holds the maximum: the code of the last apply. */
function outcomesByLastApply(db: Database, runKey: number): Outcome[] {
  return db.$client
    .prepare<[number], Outcome>(`
      select type, code, count(*) as transactions
      from (select type, code, max(seq) from applies where run_key = ? group by tx_id)
      group by type, code`)
    .all(runKey);
}
