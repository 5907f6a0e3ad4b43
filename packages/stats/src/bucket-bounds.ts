import { OVERFLOW_INDEX, OVERFLOW_NS, SUB_BUCKETS } from "./bucket-index.ts";

/**
 * How durations are binned. `log-linear-64` is what this project records (`bucket-index.ts`); `log2-us` is what the
 * predecessor's imported timings carry: powers of two, in microseconds.
 */
export type BucketScheme = "log-linear-64" | "log2-us";

/** An interval of durations in ns: `lower <= value < upper`. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The durations a bucket holds, in ns. The overflow bucket has no upper end (`Infinity`).
 *
 * In `log2-us` bucket i holds [2^(i-1), 2^i) us as bcc's `bpf_log2l` counts them; that function gives 1 for 0 us also,
 * so bucket 1 begins at 0.
 */
export function bucketBounds(scheme: BucketScheme, index: number): Bounds {
  return scheme === "log2-us" ? log2Bounds(index) : logLinearBounds(index);
}

function log2Bounds(index: number): Bounds {
  return { lower: index <= 1 ? 0 : 2 ** (index - 1) * 1000, upper: 2 ** index * 1000 };
}

/** Made once: a heat map asks for the bounds of some 2,000 buckets hundreds of thousands of times. */
const known = new Array<Bounds | undefined>(OVERFLOW_INDEX);

function logLinearBounds(index: number): Bounds {
  if (index >= OVERFLOW_INDEX) return { lower: OVERFLOW_NS, upper: Number.POSITIVE_INFINITY };
  const bounds = known[index] ?? finiteBounds(index);
  known[index] = bounds;
  return bounds;
}

function finiteBounds(index: number): Bounds {
  if (index < SUB_BUCKETS) return { lower: index, upper: index + 1 };
  const width = 2 ** (Math.floor(index / SUB_BUCKETS) - 1);
  const lower = (SUB_BUCKETS + (index % SUB_BUCKETS)) * width;
  return { lower, upper: lower + width };
}
