import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEEDED } from "../arbitrary.ts";
import { HuberSegment, ranking } from "./huber-segment.ts";

const values = fc.array(
  fc.oneof(
    fc.double({ min: -9, max: 9, noNaN: true }),
    fc.integer({ min: -6, max: 6 }).map((i) => i / 2),
  ),
  { minLength: 1, maxLength: 30 },
);

function rho(residual: number): number {
  const size = Math.abs(residual);
  return size <= 1.5 ? size ** 2 : 3 * size - 2.25;
}

function costAt(sample: readonly number[], middle: number): number {
  return sample.reduce((sum, value) => sum + rho(value - middle), 0);
}

/** The cost is convex: thirds close in on its minimum. */
function leastCost(sample: readonly number[]): number {
  let [low, high] = [-20, 20];
  for (let step = 0; step < 200; step++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (costAt(sample, a) <= costAt(sample, b)) high = b;
    else low = a;
  }
  return costAt(sample, (low + high) / 2);
}

describe("HuberSegment", () => {
  it("has the least cost over all middles, at every length and from every start", () => {
    fc.assert(
      fc.property(values, fc.nat(29), (series, start) => {
        const segment = new HuberSegment(ranking(Float64Array.from(series)));
        for (let end = start % series.length; end < series.length; end++) {
          segment.add(end);
          const sample = series.slice(start % series.length, end + 1);
          expect(segment.cost).toBeCloseTo(leastCost(sample), 8);
          expect(costAt(sample, segment.middle)).toBeCloseTo(segment.cost, 8);
        }
      }),
      { ...SEEDED, numRuns: 100 },
    );
  });

  it("is the mean without outliers, and hardly follows one", () => {
    const middleOf = (series: number[]) => {
      const segment = new HuberSegment(ranking(Float64Array.from(series)));
      for (const i of series.keys()) segment.add(i);
      return segment.middle;
    };
    expect(middleOf([0, 0.3, 0.6])).toBeCloseTo(0.3, 12);
    expect(middleOf([0, 0.3, 0.6, 1000])).toBeCloseTo((0.9 + 1.5) / 3, 12);
  });
});
