import type { Histogram } from "../histogram.ts";
import { cosineBasis, ewcVariance } from "../long-run-variance.ts";
import { mergeHistograms } from "../merge.ts";
import { bucketRank } from "../quantile.ts";
import { countsBelow } from "./counts-below.ts";
import { QUANTILE_GRID } from "./quantile-grid.ts";

/** Changes whenever the numbers below would: stored statistics of another version are made again. */
export const RUN_STATISTICS_VERSION = 1;

/**
 * How sure one run is of its own distribution, for one stratum: with the run's total histogram it gives every limit a
 * verdict needs. Plain data, to be stored when the run ends.
 */
export interface RunStatistics {
  /** values */
  readonly count: number;
  readonly windows: number;
  /** windows with at least one value */
  readonly filledWindows: number;
  /** degrees of freedom of every standard error here */
  readonly nu: number;
  /** ns; null where sums are unknown (imports) */
  readonly mean: number | null;
  /** ns */
  readonly meanSe: number | null;
  /** beside `QUANTILE_GRID`: standard error of the share of values at or below that quantile, in shares of 1 */
  readonly quantileSe: readonly number[];
}

/**
 * Per quantile p the scores C_i - p n_i (values of window i below the run's quantile, less what they should be) are
 * summed with their long-run variance V: se_p = max(sqrt(V) / N, sqrt(p (1 - p) / N)), the latter what independent
 * values would give. The mean is a ratio of sums, with scores S_i - mean n_i. Null without values.
 * Lazarus, Lewis, Stock and Watson (2018) for V; Woodruff (1952) for limits from se_p.
 * @param windows in time order, empty ones included
 * @param total all of them together, for a caller who has that already
 */
export function runStatistics(
  windows: readonly Histogram[],
  total: Histogram = mergeHistograms(windows),
): RunStatistics | null {
  const { count } = total;
  if (count === 0) return null;
  const basis = cosineBasis(windows.length);
  const ranks = QUANTILE_GRID.map((p) => bucketRank(total, p)).filter((rank) => rank !== null);
  const below = countsBelow(windows, ranks);
  const scores = new Float64Array(windows.length);
  const quantileSe = QUANTILE_GRID.map((p, k) => {
    windows.forEach((window, i) => {
      scores[i] = (below[k]?.[i] ?? 0) - p * window.count;
    });
    return Math.max(Math.sqrt(ewcVariance(scores, basis).variance) / count, Math.sqrt((p * (1 - p)) / count));
  });
  const mean = total.sum === null ? null : total.sum / count;
  const meanScores = mean === null ? null : windows.map((window) => (window.sum ?? 0) - mean * window.count);
  return {
    count,
    windows: windows.length,
    filledWindows: windows.filter((window) => window.count > 0).length,
    nu: Math.max(1, basis.length),
    mean,
    meanSe: meanScores && Math.sqrt(ewcVariance(meanScores, basis).variance) / count,
    quantileSe,
  };
}

/** One value in how many is worth an independent one, for a quantile of the grid: se^2 N / (p (1 - p)), at least 1. */
export function designEffect(statistics: RunStatistics, p: number): number | null {
  const se = statistics.quantileSe[QUANTILE_GRID.indexOf(p)];
  return se === undefined ? null : (se ** 2 * statistics.count) / (p * (1 - p));
}
