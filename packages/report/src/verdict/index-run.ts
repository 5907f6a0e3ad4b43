import { type Database, replaceRunStats, runsNeedingStats } from "@xrpl-probe/db";
import { RUN_STATISTICS_VERSION } from "@xrpl-probe/stats";
import { judgedLevels, measureRun } from "./measure-run.ts";

/**
 * Stores what a run knows of its strata and codes, so that comparing it takes milliseconds. To be called when a run has
 * ended; calling it again gives the same. A run of 24 h takes seconds.
 * @throws DbError `no-such-run`, `locked`, `disk-full`, `not-writable`
 */
export function indexRun(db: Database, { runKey }: { readonly runKey: number }): void {
  const { strata, codes } = measureRun(db, runKey);
  replaceRunStats(db, runKey, {
    methodVersion: RUN_STATISTICS_VERSION,
    strata: strata.map(({ probeIdx, type, code, histogram, statistics }) => {
      const { mean, meanSe, ...rest } = statistics;
      return { probe: probeIdx, type, code, meanNs: mean, meanSeNs: meanSe, ...rest, ...judgedLevels(histogram) };
    }),
    codes: codes.map(({ probeIdx, ...code }) => ({ probe: probeIdx, ...code })),
  });
}

/** Indexes every ended run whose statistics are missing or of another version. Gives those runs, oldest first. */
export function reindex(
  db: Database,
  { nowMs, onRun }: { readonly nowMs: number; readonly onRun?: (run: { key: number; id: string }) => void },
): { readonly key: number; readonly id: string }[] {
  const runs = runsNeedingStats(db, { methodVersion: RUN_STATISTICS_VERSION, nowMs });
  for (const run of runs) {
    indexRun(db, { runKey: run.key });
    onRun?.(run);
  }
  return runs;
}
