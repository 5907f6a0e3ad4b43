import { cellsOf, type Database, type RunLevels, runLevelsOf } from "@xrpl-probe/db";
import type { EndedRun } from "../ended-runs.ts";
import { isStored } from "../stored-runs.ts";
import { judgedLevels } from "../verdict/measure-run.ts";

/** The levels of every stratum of the runs: as stored when they ended, else of their total histograms. */
export function levelsOfRuns(db: Database, runs: readonly EndedRun[], probe: string): RunLevels[] {
  const keysOf = (chosen: readonly EndedRun[]) => chosen.map(({ run }) => run.key);
  const stored = runLevelsOf(db, { runKeys: keysOf(runs.filter(({ run }) => isStored(run))) });
  const missing = keysOf(runs.filter(({ run }) => !isStored(run)));
  const measured = missing.length === 0 ? [] : cellsOf(db, { runKeys: missing, level: "run", probe });
  return [
    ...stored.filter((level) => level.probe === probe),
    ...measured.map(({ runKey, type, code, histogram }): RunLevels => {
      const { count, sum } = histogram;
      const { p50Ns, p90Ns, p99Ns, p999Ns } = judgedLevels(histogram);
      const mean = sum === null || count === 0 ? null : sum / count;
      return { runKey, probe, type, code, count, p50: p50Ns, p90: p90Ns, p99: p99Ns, p999: p999Ns, mean };
    }),
  ];
}
