import type { BucketScheme } from "./bucket-bounds.ts";

/**
 * Durations in ns, counted per bucket. `indices` ascend and name only buckets that hold something; `counts` lies beside
 * them. `sum`, `min` and `max` are exact, or null where nobody recorded them (imported timings, an empty histogram).
 */
export interface Histogram {
  readonly scheme: BucketScheme;
  readonly count: number;
  readonly sum: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly indices: readonly number[];
  readonly counts: readonly number[];
}

export function emptyHistogram(scheme: BucketScheme = "log-linear-64"): Histogram {
  return { scheme, count: 0, sum: 0, min: null, max: null, indices: [], counts: [] };
}
