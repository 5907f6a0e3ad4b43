import { StatsError } from "./error.ts";

/**
 * Buckets of the scheme `log-linear-64`: 0 to 63 ns one each, from 2^6 ns on 64 per octave, so that a bucket is 0.8 to
 * 1.6 % wide. Values of 2^40 ns (18 minutes) and more share one counted overflow bucket.
 * `bpf/` holds the same function in C: change both or neither.
 */
const SUB_BITS = 6;
export const SUB_BUCKETS = 1 << SUB_BITS;
const MAX_BITS = 40;

/** First value that no bucket but the overflow holds, in ns. */
export const OVERFLOW_NS = 2 ** MAX_BITS;

/** Index of the overflow bucket: 64 exact buckets and 34 octaves of 64 come before it. */
export const OVERFLOW_INDEX = SUB_BUCKETS + (MAX_BITS - SUB_BITS) * SUB_BUCKETS;

/** JavaScript shifts only 32 bits; a value above them is divided by 2^12 first, which leaves its 7 leading bits alone. */
const HIGH_SHIFT = 12;

/**
 * The bucket of a duration in ns. A fraction of a ns is cut off.
 *
 * With k the position of the highest bit: 64 + (k - 6) * 64 + ((ns >> (k - 6)) & 63).
 * @throws StatsError `negative-value` for a negative value or NaN
 */
export function bucketIndex(ns: number): number {
  if (ns < 2 ** 32) {
    if (ns >= SUB_BUCKETS) return indexOfBits(ns);
    if (ns >= 0) return Math.trunc(ns);
    throw new StatsError("negative-value", `a duration cannot be ${ns} ns`);
  }
  if (ns < OVERFLOW_NS) return indexOfBits(ns / 2 ** HIGH_SHIFT) + HIGH_SHIFT * SUB_BUCKETS;
  if (ns >= OVERFLOW_NS) return OVERFLOW_INDEX;
  throw new StatsError("negative-value", `a duration cannot be ${ns} ns`);
}

/** For 64 <= value < 2^32. */
function indexOfBits(value: number): number {
  const shift = 31 - SUB_BITS - Math.clz32(value);
  return (shift + 1) * SUB_BUCKETS + ((value >>> shift) & (SUB_BUCKETS - 1));
}
