import { and, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DbError } from "../error.ts";
import { probesOf } from "../queries/probes.ts";
import { pooledQuantilesByProbe } from "../queries/run-figures.ts";
import { probes, runs } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";
import { outcomesByLastApply, type RunOutcome, writeOutcomes } from "./outcomes.ts";

/** Of a probe without spans. */
const noQuantiles = { p50Ns: null, p99Ns: null };

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
  /** Where they were counted while the run was recorded; left out, its applies are read, 1 s per million. */
  readonly outcomes?: readonly RunOutcome[];
}

/**
 * Ends a run: its status, what its probes counted, and the outcome of every transaction. What is read is read before the
 * write lock is taken.
 * @throws DbError `no-such-run`, and as `inTransaction`
 */
export function finishRun(db: Database, runKey: number, { probes: results, outcomes: counted, ...end }: RunEnd): void {
  const outcomes = counted ?? outcomesByLastApply(db, runKey);
  const quantiles = pooledQuantilesByProbe(db, runKey);
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
    for (const { idx } of probesOf(db, { runKey })) {
      const result = results.find((candidate) => candidate.idx === idx);
      const ofProbe = and(eq(probes.runKey, runKey), eq(probes.idx, idx));
      db.update(probes)
        .set({ ...result, ...(quantiles.get(idx) ?? noQuantiles) })
        .where(ofProbe)
        .run();
    }
    writeOutcomes(db, runKey, outcomes);
  });
}
