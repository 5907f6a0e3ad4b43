import { StatsError } from "./error.ts";
import type { Histogram } from "./histogram.ts";
import { finiteBounds, shareInside } from "./inside-bucket.ts";

/**
 * Counts per interval [edges[i], edges[i + 1]), for drawing: a bucket that straddles an edge is split pro rata in ln, so
 * counts may be fractions. What lies outside the edges is not counted.
 * @param edges ascending durations in ns, n + 1 of them for n intervals
 */
export function rebin(histogram: Histogram, edges: readonly number[]): number[] {
  for (let i = 1; i < edges.length; i++) {
    if ((edges[i] ?? 0) > (edges[i - 1] ?? 0)) continue;
    throw new StatsError("bad-edges", `edges ascend, but ${edges[i]} follows ${edges[i - 1]}`);
  }
  const intervals = new Array<number>(Math.max(0, edges.length - 1)).fill(0);
  let first = 0;
  for (let i = 0; i < histogram.counts.length; i++) {
    const bounds = finiteBounds(histogram, histogram.indices[i] ?? 0);
    while (first < intervals.length && (edges[first + 1] ?? 0) <= bounds.lower) first++;
    for (let j = first; j < intervals.length && (edges[j] ?? 0) <= bounds.upper; j++) {
      intervals[j] =
        (intervals[j] ?? 0) + (histogram.counts[i] ?? 0) * shareBetween(bounds, edges[j] ?? 0, edges[j + 1] ?? 0);
    }
  }
  return intervals;
}

function shareBetween(bounds: { lower: number; upper: number }, from: number, to: number): number {
  if (bounds.lower === bounds.upper) return from <= bounds.lower && bounds.lower < to ? 1 : 0;
  return shareInside(bounds, to) - shareInside(bounds, from);
}
