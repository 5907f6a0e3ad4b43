import { bucketBounds, type Histogram } from "@xrpl-probe/stats";
import type { Latency } from "../latency.ts";
import { latencyAt } from "../latency-stats.ts";
import type { PanelKind, PanelStatistic } from "./panel-report.ts";

const QUANTILES: Readonly<Partial<Record<PanelStatistic, number>>> = { p50: 0.5, p90: 0.9, p99: 0.99, "p99.9": 0.999 };

/** Values beyond a quantile that make it a number, and half as many again, since stretches of time differ. */
const BEYOND = 15;

/** Into how many columns spans can be parted such that each still holds the statistic. */
export function columnsHolding(count: number, statistic: PanelStatistic): number {
  const p = QUANTILES[statistic];
  return p === undefined ? count : Math.floor((count * Math.min(p, 1 - p)) / BEYOND);
}

export function kindOf(statistic: PanelStatistic): PanelKind {
  if (statistic === "share") return "share";
  return statistic === "count" || statistic === "rate" ? "number" : "latency";
}

/**
 * A statistic of one distribution of latencies: quantiles as in every table; of log2 data, whose sum and extremes nobody
 * knows, the interval that its buckets leave.
 */
export function panelStatistic(histogram: Histogram, statistic: PanelStatistic): Latency {
  if (histogram.count === 0) return null;
  const p = QUANTILES[statistic];
  if (p !== undefined) return latencyAt(histogram, p);
  if (statistic === "mean") return histogram.sum === null ? meanBounds(histogram) : histogram.sum / histogram.count;
  if (statistic === "min") return histogram.min ?? boundsAt(histogram, 0);
  return histogram.max ?? boundsAt(histogram, histogram.indices.length - 1);
}

function boundsAt({ scheme, indices }: Histogram, at: number): [number, number] {
  const { lower, upper } = bucketBounds(scheme, indices[at] ?? 0);
  return [lower, upper];
}

/** Between where all spans would lie at the lower ends of their buckets and at the upper ones. */
function meanBounds(histogram: Histogram): [number, number] {
  const { scheme, indices, counts, count } = histogram;
  let [lower, upper] = [0, 0];
  indices.forEach((index, at) => {
    const bounds = bucketBounds(scheme, index);
    lower += (bounds.lower * (counts[at] ?? 0)) / count;
    upper += (bounds.upper * (counts[at] ?? 0)) / count;
  });
  return [lower, upper];
}
