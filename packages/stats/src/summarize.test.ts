import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durations, histogramOf, log2Histogram, SEEDED } from "./arbitrary.ts";
import { emptyHistogram } from "./histogram.ts";
import { summarize } from "./summarize.ts";

describe("summarize", () => {
  it("prints a quantile only with 10 values beyond it", () => {
    const summary = summarize(histogramOf(Array.from({ length: 100 }, (_, i) => (i + 1) * 10)));
    expect(summary).toMatchObject({ count: 100, mean: 505, min: 10, max: 1000, p99: null, p999: null });
    expect(summary.p50).toBeCloseTo(504, -1);
    expect(summary.p90).toBeCloseTo(904, -1);
  });

  it("knows nothing of an empty histogram", () => {
    const nothing = { count: 0, mean: null, min: null, max: null, p50: null, p90: null, p99: null, p999: null };
    expect(summarize(emptyHistogram())).toEqual(nothing);
  });

  it("has no mean of imported buckets, and is never NaN", () => {
    fc.assert(
      fc.property(log2Histogram, durations, (log2, values) => {
        expect(summarize(log2)).toMatchObject({ mean: null, min: null, max: null });
        for (const value of [...Object.values(summarize(log2)), ...Object.values(summarize(histogramOf(values)))]) {
          expect(value === null || Number.isFinite(value)).toBe(true);
        }
      }),
      SEEDED,
    );
  });
});
