import { type Histogram, hasQuantile, quantile, quantileBounds } from "@xrpl-probe/stats";
import type { Latency, LatencyStats } from "./latency.ts";

/** A quantile as its buckets allow: null with fewer than 10 values beyond it, an interval for log2 data. */
export function latencyAt(histogram: Histogram, p: number): Latency {
  if (!hasQuantile(histogram, p)) return null;
  if (histogram.scheme === "log-linear-64") return quantile(histogram, p);
  const bounds = quantileBounds(histogram, p);
  return bounds && [bounds.lower, bounds.upper];
}

export function latencyStats(histogram: Histogram): LatencyStats {
  return {
    count: histogram.count,
    p50: latencyAt(histogram, 0.5),
    p90: latencyAt(histogram, 0.9),
    p99: latencyAt(histogram, 0.99),
    p999: latencyAt(histogram, 0.999),
    mean: meanOf(histogram),
  };
}

/**
 * The statistics of a side: exp of the mean of ln over its runs, so that printed base, head and percent agree. A
 * statistic is null unless every run with spans has it, or one run's tail would stand for all.
 */
export function sideStats(runs: readonly LatencyStats[]): LatencyStats {
  const filled = runs.filter(({ count }) => count > 0);
  const over = (statistic: Exclude<keyof LatencyStats, "count">) => geometricMean(filled.map((run) => run[statistic]));
  return {
    count: filled.reduce((sum, { count }) => sum + count, 0),
    p50: over("p50"),
    p90: over("p90"),
    p99: over("p99"),
    p999: over("p999"),
    mean: over("mean"),
  };
}

function meanOf(histogram: Histogram): Latency {
  if (histogram.count === 0) return null;
  return histogram.sum === null ? null : histogram.sum / histogram.count;
}

function geometricMean(latencies: readonly Latency[]): Latency {
  const known = latencies.filter((latency) => latency !== null);
  if (known.length === 0 || known.length < latencies.length) return null;
  const meanOfLn = (values: readonly number[]) =>
    Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
  if (known.every((latency) => typeof latency === "number")) return meanOfLn(known);
  const bounds = known.map((latency) => (typeof latency === "number" ? ([latency, latency] as const) : latency));
  return [meanOfLn(bounds.map(([lower]) => lower)), meanOfLn(bounds.map(([, upper]) => upper))];
}
