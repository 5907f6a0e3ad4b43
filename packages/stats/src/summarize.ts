import type { Histogram } from "./histogram.ts";
import { hasQuantile, quantile } from "./quantile.ts";

/** Durations in ns; null where unknown, and for a quantile with fewer than 10 values beyond it. */
export interface Summary {
  readonly count: number;
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
}

export function summarize(histogram: Histogram): Summary {
  const at = (p: number) => (hasQuantile(histogram, p) ? quantile(histogram, p) : null);
  return {
    count: histogram.count,
    mean: histogram.count === 0 || histogram.sum === null ? null : histogram.sum / histogram.count,
    min: histogram.min,
    max: histogram.max,
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    p999: at(0.999),
  };
}
