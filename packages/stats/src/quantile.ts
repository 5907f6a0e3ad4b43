import { type Bounds, bucketBounds } from "./bucket-bounds.ts";
import { StatsError } from "./error.ts";
import type { Histogram } from "./histogram.ts";
import { finiteBounds, valueAt } from "./inside-bucket.ts";

/**
 * The duration in ns below which the share `p` of the values lies: linear in ln inside the bucket (bucket 0 linear),
 * held within the exact minimum and maximum where they are known. Null without values.
 * @param p 0 to 1; 0.99 is p99
 */
export function quantile(histogram: Histogram, p: number): number | null {
  const found = bucketRank(histogram, p);
  if (found === null) return null;
  const value = valueAt(finiteBounds(histogram, found.index), found.share);
  return Math.min(Math.max(value, histogram.min ?? value), histogram.max ?? value);
}

/**
 * The interval of the bucket in which the quantile lies: all that log2 data can say. Narrowed by the minimum and
 * maximum where they are known; without a known maximum an overflow has no upper end.
 */
export function quantileBounds(histogram: Histogram, p: number): Bounds | null {
  const found = bucketRank(histogram, p);
  if (found === null) return null;
  const { lower, upper } = bucketBounds(histogram.scheme, found.index);
  return { lower: Math.max(lower, histogram.min ?? lower), upper: Math.min(upper, histogram.max ?? upper) };
}

/** Fewer values than this beyond a quantile, and it is too uncertain to print. */
const LEAST_BEYOND = 10;

/** Whether at least 10 values lie beyond the quantile on its thinner side. The slack forgives the rounding of 1 - p. */
export function hasQuantile(histogram: Histogram, p: number): boolean {
  return histogram.count * Math.min(p, 1 - p) >= LEAST_BEYOND - 1e-6;
}

/** A place in a histogram: all buckets below `index`, and the share `share` of the values in it. */
export interface BucketRank {
  readonly index: number;
  readonly share: number;
}

/** The bucket in which `p` of the values are reached, and which share of that bucket it takes. Null without values. */
export function bucketRank(histogram: Histogram, p: number): BucketRank | null {
  if (!(p >= 0 && p <= 1)) throw new StatsError("bad-probability", `a quantile's share lies in 0 to 1, not ${p}`);
  const rank = p * histogram.count;
  let below = 0;
  for (let i = 0; i < histogram.counts.length; i++) {
    const count = histogram.counts[i] ?? 0;
    const index = histogram.indices[i] ?? 0;
    if (below + count >= rank) return { index, share: (rank - below) / count };
    below += count;
  }
  return null;
}
