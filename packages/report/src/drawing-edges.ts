import { type BucketScheme, bucketBounds, bucketIndex, type Histogram, logEdges } from "@xrpl-probe/stats";

/**
 * Edges for drawing histograms as steps, in ns. They lie on bucket boundaries, so that counts stay whole numbers: on
 * those nearest to an even grid for fine buckets, on the buckets' own for log2 data, whose steps are wide.
 * @param perOctave steps to a factor of 2, for fine buckets
 */
export function drawingEdges(histograms: readonly Histogram[], perOctave: number): number[] {
  const filled = histograms.filter(({ count }) => count > 0);
  if (filled.length === 0) return [];
  const lower = Math.min(...filled.map((histogram) => firstBounds(histogram).lower));
  const upper = Math.max(...filled.map((histogram) => lastBounds(histogram).upper));
  const coarse = filled.some(({ scheme }) => scheme === "log2-us");
  const grid = coarse ? octavesOfMicroseconds(lower, upper) : logEdges(Math.max(lower, 1), upper, perOctave);
  const snapped = coarse ? grid : grid.map(snapToBucket);
  return [...new Set(snapped)];
}

/** Spans shorter than a bucket of log2 data can tell are drawn in the octave below 1 µs: a log axis has no zero. */
export function drawnEdges(edgesNs: readonly number[]): readonly number[] {
  return edgesNs[0] === 0 ? [(edgesNs[1] ?? 0) / 2, ...edgesNs.slice(1)] : edgesNs;
}

function firstBounds(histogram: Histogram) {
  return finite(histogram.scheme, histogram.indices[0] ?? 0);
}

function lastBounds(histogram: Histogram) {
  return finite(histogram.scheme, histogram.indices.at(-1) ?? 0);
}

/** The overflow bucket has no upper end: it is drawn one octave wide. */
function finite(scheme: BucketScheme, index: number): { lower: number; upper: number } {
  const { lower, upper } = bucketBounds(scheme, index);
  return { lower, upper: Number.isFinite(upper) ? upper : lower * 2 };
}

function snapToBucket(ns: number): number {
  const { lower, upper } = finite("log-linear-64", bucketIndex(Math.floor(ns)));
  return ns - lower < upper - ns ? lower : upper;
}

/** From the octave of `lower` to that of `upper`, as the buckets lie: [0, 1) µs, [1, 2) µs, [2, 4) µs … */
function octavesOfMicroseconds(lower: number, upper: number): number[] {
  const edges = [lower < 1000 ? 0 : 1000 * 2 ** Math.floor(Math.log2(lower / 1000))];
  for (let edge = edges[0] ?? 0; edge < upper; ) {
    edge = edge === 0 ? 1000 : edge * 2;
    edges.push(edge);
  }
  return edges;
}
