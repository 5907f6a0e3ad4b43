import type { SliceHistogram } from "./heatmap.ts";
import { latencyNs } from "./latency.ts";
import { latencyStats } from "./latency-stats.ts";
import type { SliceRow } from "./run-view.ts";

const ROWS = 8;

/** The columns with the highest p90, slowest first. Those with too few spans for a p90 are no evidence. */
export function slowestOf(columns: readonly SliceHistogram[]): SliceRow[] {
  return columns
    .map(sliceRow)
    .filter(({ p90 }) => p90 !== null)
    .sort((a, b) => (latencyNs(b.p90) ?? 0) - (latencyNs(a.p90) ?? 0))
    .slice(0, ROWS);
}

/** A column's own figures. */
export function sliceRow({ slice, histogram }: SliceHistogram): SliceRow {
  const { count, p50, p90, p99 } = latencyStats(histogram);
  return { startMs: slice.startNs / 1e6, endMs: slice.endNs / 1e6, count, p50, p90, p99, maxNs: histogram.max };
}
