import { designEffect, type JudgedRun, type JudgedStatistic, QUANTILE_OF } from "@xrpl-probe/stats";

/** How many spans of these runs are worth an independent one, at least 1; null for the mean and without runs. */
export function rowDesignEffect(runs: readonly (JudgedRun | null)[], statistic: JudgedStatistic): number | null {
  const p = QUANTILE_OF[statistic];
  if (p === null) return null;
  let [spans, independent] = [0, 0];
  for (const run of runs) {
    const effect = run === null ? null : designEffect(run.statistics, p);
    if (run === null || effect === null) continue;
    spans += run.statistics.count;
    independent += run.statistics.count / effect;
  }
  return independent > 0 ? spans / independent : null;
}
