import { type Database, replaceOutcomes, replaceRunStats, runsNeedingStats } from "@xrpl-probe/db";
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

/**
 * The same for whoever has just stored a run: gives whether it worked. Where it did not, comparing measures the run anew
 * each time, and `reindex` makes up for it; a recording is never in danger.
 */
export function tryIndexRun(db: Database, run: { readonly runKey: number }): boolean {
  try {
    indexRun(db, run);
    return true;
  } catch {
    return false;
  }
}

/**
 * Indexes every ended run whose statistics are missing or of another version, and counts the outcomes of those that were
 * killed before they could. Gives those runs, oldest first.
 * @throws DbError as `indexRun`
 */
export function reindex(
  db: Database,
  { nowMs, onRun }: { readonly nowMs: number; readonly onRun?: (run: { key: number; id: string }) => void },
): { readonly key: number; readonly id: string }[] {
  const runs = runsNeedingStats(db, { methodVersion: RUN_STATISTICS_VERSION, nowMs });
  for (const run of runs) {
    replaceOutcomes(db, run.key);
    indexRun(db, { runKey: run.key });
    onRun?.(run);
  }
  return runs;
}
