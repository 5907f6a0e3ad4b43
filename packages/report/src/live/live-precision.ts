import {
  type Histogram,
  mergeHistograms,
  QUANTILE_GRID,
  quantile,
  runStatistics,
  studentQuantile,
} from "@xrpl-probe/stats";
import { latencyAt } from "../latency-stats.ts";
import type { LivePrecision } from "./live-view.ts";

/** Fewer windows with spans say nothing about noise. */
const LEAST_WINDOWS = 12;

/** How sure the run is of its quantiles by now (Woodruff, as for verdicts). */
export function livePrecision(windows: readonly Histogram[]): LivePrecision[] {
  const total = mergeHistograms(windows);
  const statistics = runStatistics(windows, total);
  return (
    [
      ["p50", 0.5],
      ["p99", 0.99],
    ] as const
  ).map(([statistic, p]) => {
    const value = latencyAt(total, p);
    const se = statistics?.quantileSe[QUANTILE_GRID.indexOf(p)];
    if (statistics === null || se === undefined || value === null || statistics.filledWindows < LEAST_WINDOWS)
      return { statistic, value, half: null };
    const reach = studentQuantile(0.975, statistics.nu) * se;
    if (p - reach <= 0 || p + reach >= 1) return { statistic, value, half: null };
    const [lower, upper] = [quantile(total, p - reach), quantile(total, p + reach)];
    const half = lower === null || upper === null || lower <= 0 ? null : Math.expm1(Math.log(upper / lower) / 2);
    return { statistic, value, half };
  });
}
