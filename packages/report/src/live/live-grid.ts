import { bucketBounds, bucketIndex, logEdges } from "@xrpl-probe/stats";

/** From less than a call takes to the end of the buckets: no span lies beyond. */
const [FROM_NS, TO_NS] = [64, 2 ** 40];

/**
 * Edges that do not depend on the data, so that slices sent one after another share their rows. They lie on bucket
 * boundaries, hence counts stay whole.
 * @param perOctave rows to a factor of 2
 */
export function liveEdges(perOctave: number): number[] {
  return [...new Set(logEdges(FROM_NS, TO_NS, perOctave).map(snapped))];
}

function snapped(ns: number): number {
  const { lower, upper } = bucketBounds("log-linear-64", bucketIndex(Math.floor(ns)));
  return ns - lower < upper - ns ? lower : upper;
}
