import { type Bounds, bucketBounds } from "./bucket-bounds.ts";
import type { Histogram } from "./histogram.ts";

/**
 * Inside a bucket values are taken as spread evenly in ln: durations are skewed, and a bucket's width is a share of its
 * value. A bucket that begins at 0 has no logarithm there and is taken as even in ns.
 */
export function valueAt({ lower, upper }: Bounds, share: number): number {
  return lower > 0 ? lower * (upper / lower) ** share : lower + (upper - lower) * share;
}

/** The inverse of `valueAt`: which share of the bucket's values lies below `ns`; 0 or 1 outside it. */
export function shareInside({ lower, upper }: Bounds, ns: number): number {
  if (ns <= lower) return 0;
  if (ns >= upper) return 1;
  return lower > 0 ? Math.log(ns / lower) / Math.log(upper / lower) : (ns - lower) / (upper - lower);
}

/** A bucket's bounds with a finite end: the overflow's is the largest value seen, or its beginning where nobody knows. */
export function finiteBounds(histogram: Histogram, index: number): Bounds {
  const bounds = bucketBounds(histogram.scheme, index);
  if (Number.isFinite(bounds.upper)) return bounds;
  const { lower } = bounds;
  return { lower, upper: Math.max(lower, histogram.max ?? lower) };
}
