import { and, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DbError } from "../error.ts";
import { probesOf } from "../queries/probes.ts";
import { pooledQuantiles } from "../queries/run-figures.ts";
import { probes, runs } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";
import { outcomesByLastApply, writeOutcomes } from "./outcomes.ts";

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
  const outcomes = outcomesByLastApply(db, runKey);
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
    writeOutcomes(db, runKey, outcomes);
  });
}
