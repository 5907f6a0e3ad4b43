import { type Histogram, HistogramBuilder } from "@xrpl-probe/stats";
import { describe, expect, it } from "vitest";
import { changesOf } from "./change.ts";
import { latencyStats, sideStats } from "./latency-stats.ts";

function constant(count: number, ns: number): Histogram {
  const builder = new HistogramBuilder();
  for (let i = 0; i < count; i++) builder.add(ns);
  return builder.histogram();
}

const log2 = (index: number): Histogram => ({
  scheme: "log2-us",
  count: 100,
  sum: null,
  min: null,
  max: null,
  indices: [index],
  counts: [100],
});

describe("statistics of one run", () => {
  it("name only quantiles with 10 values beyond them", () => {
    const stats = latencyStats(constant(200, 50));
    expect(stats).toMatchObject({ count: 200, p50: 50, p90: 50, p99: null, p999: null, mean: 50 });
  });

  it("are intervals for log2 data, and no mean", () => {
    expect(latencyStats(log2(12))).toMatchObject({ p50: [2_048_000, 4_096_000], mean: null });
  });
});

describe("statistics of a side", () => {
  const [a, b] = [latencyStats(constant(1000, 50)), latencyStats(constant(2000, 60))];

  it("are geometric means over its runs, each run weighing the same", () => {
    expect(sideStats([a, b]).p50).toBeCloseTo(Math.sqrt(50 * 60), 9);
    expect(sideStats([a, b]).count).toBe(3000);
  });

  it("leave out runs without spans", () => {
    expect(sideStats([a, latencyStats(constant(0, 1))]).p50).toBeCloseTo(50, 9);
  });

  it("lack a quantile that one of the runs lacks", () => {
    expect(sideStats([a, latencyStats(constant(30, 50))]).p99).toBeNull();
  });

  it("stay intervals where a run knows only intervals", () => {
    expect(sideStats([latencyStats(log2(12)), latencyStats(log2(12))]).p50).toEqual([
      expect.closeTo(2_048_000, 3),
      expect.closeTo(4_096_000, 3),
    ]);
  });
});

describe("a change", () => {
  it("is head over base, and none where one of them is an interval or absent", () => {
    const [base, head] = [latencyStats(constant(1000, 40)), latencyStats(constant(1000, 50))];
    expect(changesOf(base, head).p50).toBeCloseTo(0.25, 12);
    expect(changesOf(base, latencyStats(log2(12))).p50).toBeNull();
    expect(changesOf(undefined, head).mean).toBeNull();
  });
});
