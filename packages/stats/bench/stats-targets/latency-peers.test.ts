import { describe, expect, it } from "vitest";
import { HistogramBuilder, normalCdf, studentCdf } from "../../src/index.ts";
import { exceedsFence, mannWhitneyP, welchP } from "./latency-peers.ts";

function histogramOf(values: readonly number[]) {
  const builder = new HistogramBuilder();
  for (const value of values) builder.add(value);
  return builder.histogram();
}

describe("mannWhitneyP", () => {
  it("is the normal tail of U without ties", () => {
    // U = 0 of 25, variance 25 * 11 / 12.
    const p = mannWhitneyP([histogramOf([1, 2, 3]), histogramOf([4, 5])], [histogramOf([6, 7, 8, 9, 10])]);
    expect(p).toBeCloseTo(2 * normalCdf(-12.5 / Math.sqrt((25 * 11) / 12)), 12);
  });

  it("halves ties and corrects their variance", () => {
    // Head's 1 ties twice: 1. Each of its 2s lies above two and ties once: 2.5. U = 6 of 9.
    const ties = 2 * (3 ** 3 - 3);
    const deviation = Math.sqrt((9 / 12) * (7 - ties / 30));
    expect(mannWhitneyP([histogramOf([1, 1, 2])], [histogramOf([1, 2, 2])])).toBeCloseTo(
      2 * normalCdf(-(6 - 4.5) / deviation),
      12,
    );
  });
});

describe("welchP", () => {
  it("takes its own degrees of freedom", () => {
    // Variances of the means 1/3 and 5/3, t = 3 / sqrt 2, df = 2^2 / ((1/3)^2 / 2 + (5/3)^2 / 3).
    const df = 4 / (1 / 18 + 25 / 27);
    expect(welchP([1, 2, 3], [2, 4, 6, 8])).toBeCloseTo(2 * studentCdf(-3 / Math.SQRT2, df), 12);
  });
});

describe("exceedsFence", () => {
  it("lies 3 interquartile ranges above the upper quartile of earlier changes", () => {
    // Changes 1, 2, 3, 4 %: Q1 1.5, Q3 3.5, fence 9.5 %.
    const earlier = [100, 101, 101 * 1.02, 101 * 1.02 * 1.03, 101 * 1.02 * 1.03 * 1.04];
    expect(exceedsFence(earlier, 100, 109)).toBe(false);
    expect(exceedsFence(earlier, 100, 110)).toBe(true);
    expect(exceedsFence(earlier, 100, 90)).toBe(true);
  });
});
