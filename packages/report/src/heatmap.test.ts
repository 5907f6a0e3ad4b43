import type { Slice } from "@xrpl-probe/db";
import { HistogramBuilder } from "@xrpl-probe/stats";
import { describe, expect, it } from "vitest";
import { heatmapOf, histogramsBySlice, type SliceHistogram } from "./heatmap.ts";

const slice = (seq: number): Slice => ({
  runKey: 1,
  level: "native",
  seq,
  startNs: seq * 1e9,
  endNs: (seq + 1) * 1e9,
  wallOffsetNs: 0,
  lost: 0,
  unpaired: 0,
});

function columns(count: number, spans: number): SliceHistogram[] {
  return Array.from({ length: count }, (_, seq) => {
    const builder = new HistogramBuilder();
    for (let i = 0; i < spans; i++) builder.add(20_000 + 1000 * i);
    return { slice: slice(seq), histogram: builder.histogram() };
  });
}

describe("a heat map", () => {
  it("keeps the time without spans as empty columns", () => {
    const [first, second] = columns(2, 5);
    const cell = { runKey: 1, level: "native", seq: 0, probe: "transactor", probeIdx: 0, type: 0, code: 0 } as const;
    const gap = histogramsBySlice([slice(0), slice(1)], [{ ...cell, histogram: first?.histogram ?? raise() }]);
    expect(gap.map(({ histogram }) => histogram.count)).toEqual([5, 0]);
    expect(heatmapOf(gap)?.counts[0]).toEqual([expect.any(Number), 0]);
    expect(second?.slice.seq).toBe(1);
  });

  it("gives the rate of a column per second, whatever its length", () => {
    const [column] = columns(1, 50);
    const long = { slice: { ...slice(0), endNs: 10e9 }, histogram: column?.histogram ?? raise() };
    expect(heatmapOf([long])?.columns[0]).toMatchObject({ startMs: 0, endMs: 10_000, count: 50, perS: 5 });
  });

  it("draws its lines over windows that cover the run without a stub, each able to hold a p99", () => {
    const lines = heatmapOf(columns(301, 760))?.lines ?? [];
    expect(lines[0]?.startMs).toBe(0);
    expect(lines.at(-1)?.endMs).toBe(301_000);
    const lengths = lines.map(({ startMs, endMs }) => endMs - startMs);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1000);
    expect(lines.every(({ p99Ns }) => p99Ns !== null)).toBe(true);
  });

  it("shows the course of a quiet run by p50 alone", () => {
    const lines = heatmapOf(columns(40, 8))?.lines ?? [];
    expect(lines).toHaveLength(8);
    expect(lines.every(({ p50Ns, p99Ns }) => p50Ns !== null && p99Ns === null)).toBe(true);
  });

  it("is absent without spans", () => {
    expect(heatmapOf(columns(3, 0))).toBeNull();
  });
});

function raise(): never {
  throw new Error("there is a first column");
}
