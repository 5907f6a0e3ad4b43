import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationNs, durations, histogramOf, log2Histogram, SEEDED, share } from "./arbitrary.ts";
import { bucketBounds } from "./bucket-bounds.ts";
import { bucketIndex } from "./bucket-index.ts";
import { StatsError } from "./error.ts";
import { emptyHistogram, type Histogram } from "./histogram.ts";
import { mergeHistograms } from "./merge.ts";
import { hasQuantile, quantile, quantileBounds } from "./quantile.ts";

describe("quantile", () => {
  it("lies in the bucket of the value at that rank", () => {
    fc.assert(
      fc.property(durations, share, (values, p) => {
        const sorted = [...values].sort((a, b) => a - b);
        const exact = sorted[Math.max(0, Math.ceil(p * values.length) - 1)] ?? 0;
        const { lower, upper } = bucketBounds("log-linear-64", bucketIndex(exact));
        const found = quantile(histogramOf(values), p) ?? Number.NaN;
        expect(found).toBeGreaterThanOrEqual(lower);
        expect(found).toBeLessThanOrEqual(upper);
      }),
      { ...SEEDED, numRuns: 2000 },
    );
  });

  it("lies within its bounds, and both ascend with p", () => {
    const held = (histogram: Histogram, [p, q]: [number, number]) => {
      const [low, high] = [Math.min(p, q), Math.max(p, q)];
      const bounds = quantileBounds(histogram, low) ?? { lower: Number.NaN, upper: Number.NaN };
      const value = quantile(histogram, low) ?? Number.NaN;
      expect(value).toBeGreaterThanOrEqual(bounds.lower);
      expect(value).toBeLessThanOrEqual(bounds.upper);
      expect(quantile(histogram, high) ?? Number.NaN).toBeGreaterThanOrEqual(value);
    };
    fc.assert(fc.property(durations.map(histogramOf), fc.tuple(share, share), held), SEEDED);
    fc.assert(fc.property(log2Histogram, fc.tuple(share, share), held), SEEDED);
  });

  it("of merged histograms lies between those of the parts, to a bucket's width", () => {
    fc.assert(
      fc.property(fc.array(durations, { minLength: 1, maxLength: 4 }), share, (lists, p) => {
        const parts = lists.map((list) => quantileBounds(histogramOf(list), p));
        const merged = quantile(mergeHistograms(lists.map(histogramOf)), p) ?? Number.NaN;
        const slack = 1 + 1 / 64;
        expect(merged * slack + 1).toBeGreaterThanOrEqual(Math.min(...parts.map((part) => part?.lower ?? Number.NaN)));
        expect(merged / slack - 1).toBeLessThanOrEqual(Math.max(...parts.map((part) => part?.upper ?? Number.NaN)));
      }),
      SEEDED,
    );
  });

  it("is exact where all values are one", () => {
    fc.assert(
      fc.property(durationNs, fc.integer({ min: 1, max: 50 }), share, (value, n, p) => {
        expect(quantile(histogramOf(new Array(n).fill(value)), p)).toBe(value);
      }),
      SEEDED,
    );
  });

  it("interpolates evenly in ln inside a bucket, in ns inside one that begins at 0", () => {
    const log2 = { scheme: "log2-us", sum: null, min: null, max: null } as const;
    const quarterOctave = quantile({ ...log2, count: 4, indices: [12], counts: [4] }, 0.25);
    expect(quarterOctave).toBeCloseTo(2_048_000 * 2 ** 0.25, 3);
    expect(quantile({ ...log2, count: 4, indices: [1], counts: [4] }, 0.25)).toBe(500);
  });

  it("stays finite in the overflow, whether or not the maximum is known", () => {
    const overflown = histogramOf([2 ** 41, 2 ** 42]);
    expect(quantile(overflown, 0.9)).toBeLessThanOrEqual(2 ** 42);
    expect(quantile({ ...overflown, min: null, max: null }, 0.9)).toBe(2 ** 40);
    expect(quantileBounds({ ...overflown, min: null, max: null }, 0.9)?.upper).toBe(Number.POSITIVE_INFINITY);
  });

  it("is null without values and refuses a share outside 0 to 1", () => {
    expect(quantile(emptyHistogram(), 0.5)).toBeNull();
    expect(quantileBounds(emptyHistogram(), 0.5)).toBeNull();
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => quantile(histogramOf([1]), p)).toThrow(StatsError);
  });
});

describe("hasQuantile", () => {
  it("asks for 10 values on the thinner side", () => {
    const of = (n: number) => histogramOf(new Array(n).fill(1));
    expect(hasQuantile(of(20), 0.5)).toBe(true);
    expect(hasQuantile(of(19), 0.5)).toBe(false);
    expect(hasQuantile(of(1000), 0.99)).toBe(true);
    expect(hasQuantile(of(999), 0.99)).toBe(false);
    expect(hasQuantile(of(10_000), 0.999)).toBe(true);
    expect(hasQuantile(of(9_999), 0.999)).toBe(false);
  });
});
