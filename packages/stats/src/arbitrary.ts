import fc from "fast-check";
import { OVERFLOW_NS } from "./bucket-index.ts";
import type { Histogram } from "./histogram.ts";
import { HistogramBuilder } from "./histogram-builder.ts";

/** For tests: every run of a property tries the same cases. */
export const SEEDED = { seed: 1_400_004, numRuns: 300 } as const;

/** Whole ns of every size up to beyond the overflow, small ones and borders often. */
export const durationNs = fc.oneof(
  fc.nat(200),
  fc.tuple(fc.nat(41), fc.constantFrom(-1, 0, 1)).map(([bits, off]) => Math.max(0, 2 ** bits + off)),
  fc
    .tuple(fc.nat(40), fc.double({ min: 1, max: 2, maxExcluded: true, noNaN: true }))
    .map(([bits, x]) => Math.floor(2 ** bits * x)),
  fc.constant(OVERFLOW_NS * 3),
);

export const durations = fc.array(durationNs, { minLength: 1, maxLength: 60 });

export const share = fc.double({ min: 0, max: 1, noNaN: true });

export function histogramOf(values: readonly number[]): Histogram {
  const builder = new HistogramBuilder();
  for (const value of values) builder.add(value);
  return builder.histogram();
}

/** As imported timings are: buckets alone. */
export const log2Histogram: fc.Arbitrary<Histogram> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 500 })), {
    minLength: 1,
    selector: ([index]) => index,
  })
  .map((buckets) => {
    const sorted = [...buckets].sort(([a], [b]) => a - b);
    const counts = sorted.map(([, count]) => count);
    const count = counts.reduce((a, b) => a + b, 0);
    return {
      scheme: "log2-us",
      count,
      sum: null,
      min: null,
      max: null,
      indices: sorted.map(([index]) => index),
      counts,
    };
  });
