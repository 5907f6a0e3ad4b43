import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationNs, durations, histogramOf, log2Histogram, SEEDED, share } from "./arbitrary.ts";
import { OVERFLOW_NS } from "./bucket-index.ts";
import { emptyHistogram } from "./histogram.ts";
import { quantile } from "./quantile.ts";
import { shareBelow } from "./share-below.ts";

describe("shareBelow", () => {
  it("is the share of smaller values, to the share of those in the same bucket", () => {
    fc.assert(
      fc.property(durations, durationNs, (drawn, ns) => {
        const values = drawn.map((value) => Math.min(value, OVERFLOW_NS - 1));
        const clearlyBelow = values.filter((value) => value * (1 + 1 / 64) + 1 < ns).length / values.length;
        const perhapsBelow = values.filter((value) => value < ns * (1 + 1 / 64) + 1).length / values.length;
        const found = shareBelow(histogramOf(values), ns);
        expect(found).toBeGreaterThanOrEqual(clearlyBelow - 1e-9);
        expect(found).toBeLessThanOrEqual(perhapsBelow + 1e-9);
      }),
      SEEDED,
    );
  });

  it("undoes quantile", () => {
    fc.assert(
      fc.property(log2Histogram, share, (histogram, p) => {
        expect(shareBelow(histogram, quantile(histogram, p) ?? Number.NaN)).toBeCloseTo(p, 6);
      }),
      SEEDED,
    );
  });

  it("goes from 0 to 1 and is 0 without values", () => {
    const histogram = histogramOf([100, 200, 300]);
    expect(shareBelow(histogram, 100)).toBe(0);
    expect(shareBelow(histogram, 250)).toBeCloseTo(2 / 3, 9);
    expect(shareBelow(histogram, 301)).toBe(1);
    expect(shareBelow(emptyHistogram(), 5)).toBe(0);
  });
});
