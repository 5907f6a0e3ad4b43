import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durations, histogramOf, log2Histogram, SEEDED } from "./arbitrary.ts";
import type { Histogram } from "./histogram.ts";
import { logEdges } from "./log-edges.ts";
import { rebin } from "./rebin.ts";

const total = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);

describe("rebin", () => {
  it("keeps the total where the edges cover all values", () => {
    const kept = (histogram: Histogram, inner: readonly number[]) => {
      const edges = [...new Set([0, ...inner, 2 ** 50])].sort((a, b) => a - b);
      const counts = rebin(histogram, edges);
      expect(counts).toHaveLength(edges.length - 1);
      expect(total(counts)).toBeCloseTo(histogram.count, 6);
      expect(counts.every((count) => count >= 0)).toBe(true);
    };
    fc.assert(fc.property(durations.map(histogramOf), durations, kept), SEEDED);
    fc.assert(fc.property(log2Histogram, durations, kept), SEEDED);
  });

  it("splits a bucket pro rata in ln", () => {
    const octave = {
      scheme: "log2-us",
      count: 8,
      sum: null,
      min: null,
      max: null,
      indices: [11],
      counts: [8],
    } as const;
    const counts = rebin(octave, [1_024_000, 1_024_000 * 2 ** 0.25, 2_048_000]);
    expect(counts[0]).toBeCloseTo(2, 9);
    expect(counts[1]).toBeCloseTo(6, 9);
  });

  it("does not count what lies outside the edges", () => {
    expect(rebin(histogramOf([10, 20, 30]), [15, 25])).toEqual([1]);
    expect(rebin(histogramOf([10]), [15])).toEqual([]);
  });

  it("puts an overflow without a known maximum where it begins", () => {
    expect(rebin({ ...histogramOf([2 ** 41]), max: null }, [2 ** 39, 2 ** 40, 2 ** 41])).toEqual([0, 1]);
  });

  it("refuses edges that do not ascend", () => {
    expect(() => rebin(histogramOf([1]), [5, 5])).toThrow("edges ascend, but 5 follows 5");
  });
});

describe("logEdges", () => {
  it("covers the range in equal steps that two histograms share", () => {
    const edges = logEdges(1_500, 9_000, 2);
    expect(edges[0]).toBeLessThanOrEqual(1_500);
    expect(edges.at(-1)).toBeGreaterThanOrEqual(9_000);
    expect(edges).toContain(2_048);
    expect(logEdges(0, 0, 4)).toHaveLength(2);
  });
});
