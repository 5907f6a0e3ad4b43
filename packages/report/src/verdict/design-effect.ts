import { designEffect, type JudgedRun, type JudgedStatistic } from "@xrpl-probe/stats";

const QUANTILES: Readonly<Record<JudgedStatistic, number | null>> = {
  p50: 0.5,
  p90: 0.9,
  p99: 0.99,
  p999: 0.999,
  mean: null,
};

/** How many spans of these runs are worth an independent one, at least 1; null for the mean and without runs. */
export function rowDesignEffect(runs: readonly (JudgedRun | null)[], statistic: JudgedStatistic): number | null {
  const p = QUANTILES[statistic];
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
