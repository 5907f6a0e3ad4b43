import type { Histogram } from "./histogram.ts";
import { quantile } from "./quantile.ts";
import { rebin } from "./rebin.ts";

/** A distribution for drawing: `share[i]` of the values lie in [edges[i], edges[i + 1]) ns. */
export interface Mixture {
  readonly edges: readonly number[];
  readonly share: readonly number[];
}

/**
 * One distribution of several runs in which each run weighs the same, however many values it has: a long run must not
 * drown the others. Runs without values are left out. `share` sums to 1 where the edges cover all values.
 */
export function mixture(histograms: readonly Histogram[], edges: readonly number[]): Mixture {
  const filled = histograms.filter((histogram) => histogram.count > 0);
  const share = new Array<number>(Math.max(0, edges.length - 1)).fill(0);
  for (const histogram of filled) {
    const weight = 1 / (filled.length * histogram.count);
    rebin(histogram, edges).forEach((count, i) => {
      share[i] = (share[i] ?? 0) + count * weight;
    });
  }
  return { edges, share };
}

/**
 * A side's quantile in ns: exp of the mean of ln over its runs, each run weighing the same, so that printed base, head
 * and percent agree. Null when no run has values; a quantile of 0 ns makes the whole 0.
 */
export function sideQuantile(histograms: readonly Histogram[], p: number): number | null {
  const values = histograms.map((histogram) => quantile(histogram, p)).filter((value) => value !== null);
  if (values.length === 0) return null;
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
