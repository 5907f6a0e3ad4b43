import { describe, expect, it } from "vitest";
import { histogramOf } from "./arbitrary.ts";
import { emptyHistogram } from "./histogram.ts";
import { mixture, sideQuantile } from "./mixture.ts";

describe("mixture", () => {
  it("weighs a run of one value as much as a run of a thousand", () => {
    const long = histogramOf(new Array(1000).fill(20));
    const short = histogramOf([10]);
    expect(mixture([long, short, emptyHistogram()], [0, 15, 30])).toEqual({ edges: [0, 15, 30], share: [0.5, 0.5] });
  });

  it("is flat at 0 without values", () => {
    expect(mixture([emptyHistogram()], [0, 1, 2]).share).toEqual([0, 0]);
    expect(mixture([], []).share).toEqual([]);
  });
});

describe("sideQuantile", () => {
  it("is the geometric mean of the runs' quantiles", () => {
    expect(sideQuantile([histogramOf([100]), histogramOf([400, 400])], 0.5)).toBeCloseTo(200, 9);
  });

  it("leaves out runs without values", () => {
    expect(sideQuantile([histogramOf([100]), emptyHistogram()], 0.5)).toBeCloseTo(100, 9);
    expect(sideQuantile([emptyHistogram()], 0.5)).toBeNull();
    expect(sideQuantile([histogramOf([0])], 0.5)).toBe(0);
  });
});
