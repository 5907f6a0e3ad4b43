import { bucketBounds, bucketIndex, type Histogram, HistogramBuilder, rebin } from "@xrpl-probe/stats";
import { describe, expect, it } from "vitest";
import { drawingEdges, drawnEdges } from "./drawing-edges.ts";

function histogramOf(...values: readonly number[]): Histogram {
  const builder = new HistogramBuilder();
  for (const value of values) builder.add(value);
  return builder.histogram();
}

const log2: Histogram = {
  scheme: "log2-us",
  count: 6,
  sum: null,
  min: null,
  max: null,
  indices: [0, 2, 4],
  counts: [1, 2, 3],
};

describe("edges for drawing", () => {
  it("lie on bucket boundaries, so that counts stay whole", () => {
    const histogram = histogramOf(20_000, 31_400, 164_000, 2_540_000, 27_800_000);
    const edges = drawingEdges([histogram], 8);
    for (const edge of edges) expect(bucketBounds("log-linear-64", bucketIndex(edge)).lower).toBe(edge);
    const counts = rebin(histogram, edges);
    expect(counts.every(Number.isInteger)).toBe(true);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  it("are nearly even on a log axis", () => {
    const edges = drawingEdges([histogramOf(10_000, 10_000_000)], 8);
    const widths = edges.slice(1).map((edge, i) => Math.log2(edge / (edges[i] ?? 1)));
    expect(Math.min(...widths)).toBeGreaterThan(0.1);
    expect(Math.max(...widths)).toBeLessThan(0.15);
  });

  it("are the octaves of log2 data, with a place for what is shorter than 1 µs", () => {
    const edges = drawingEdges([log2], 8);
    expect(edges).toEqual([0, 1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(rebin(log2, edges)).toEqual([1, 0, 2, 0, 3]);
    expect(drawnEdges(edges)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000]);
  });

  it("are octaves as soon as one of the histograms is log2", () => {
    expect(drawingEdges([log2, histogramOf(20_000)], 8).at(-1)).toBe(32_000);
  });

  it("are none without spans", () => {
    expect(drawingEdges([histogramOf()], 8)).toEqual([]);
  });
});
