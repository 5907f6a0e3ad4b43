import { describe, expect, it } from "vitest";
import { randomOf } from "../fixture.ts";
import { holm } from "../multiple-testing/holm.ts";
import { FAMILY_LEVELS } from "./judge-latency.ts";
import type { RunEstimate } from "./run-estimate.ts";
import { mean, runNoise } from "./run-noise.ts";
import { detectableChange, runsToSettle } from "./sample-size.ts";
import { compareSides, type SideDifference } from "./two-sides.ts";

const unknown = runNoise({ base: [1], head: [1], earlier: [], learnt: null, withinVariance: 0 });

describe("detectableChange", () => {
  it("adds the quantiles of significance and power, where that is more than the threshold asks for", () => {
    const one = { level: 0.05, threshold: 0 };
    expect(detectableChange({ se: 0.01, nu: 1e9 }, one)).toBeCloseTo(0.01 * (1.959964 + 0.841621), 6);
    const four = { level: 0.01, threshold: 0.0175 };
    expect(detectableChange({ se: 0.01, nu: 1e9 }, four)).toBeCloseTo(0.01 * (2.575829 + 0.841621), 6);
    expect(detectableChange({ se: 0.001, nu: 1e9 }, four)).toBeCloseTo(0.0175 + 0.001 * 0.841621, 6);
  });

  it.each([
    { rows: 1, runs: 3, noise: 0.02 },
    { rows: 4, runs: 3, noise: 0.02 },
    { rows: 8, runs: 5, noise: 0.03 },
    // Little noise: what counts is that the measured change reaches the threshold of 3 %.
    { rows: 4, runs: 5, noise: 0.003 },
  ])("is what a family of $rows rows of $runs + $runs runs proves about four times in five", (simulated) => {
    const promised = mean(
      Array.from({ length: REPEATS }, (_, i) => simulate({ ...simulated, seed: i, change: 0 }).mde),
    );
    const found = Array.from(
      { length: REPEATS },
      (_, i) => simulate({ ...simulated, seed: i, change: promised }).proven,
    );
    const power = found.filter(Boolean).length / REPEATS;
    expect(power).toBeGreaterThan(0.75);
    expect(power).toBeLessThan(0.92);
  });
});

describe("runsToSettle", () => {
  it("is the smallest number of runs that solves its own formula", () => {
    // m = 8: df 18, 2 (2.1009 + 0.8620)^2 (0.02 / 0.029559)^2 = 8.04 > 8; m = 9: df 20, 7.94 <= 9.
    expect(runsToSettle(unknown, { level: 0.05, threshold: Math.log1p(0.03) })).toBe(9);
    expect(runsToSettle(unknown, { level: 0.05, threshold: 10 })).toBe(1);
    expect(runsToSettle(unknown, { level: 0.05, threshold: 1e-6 })).toBe(1000);
  });

  it("asks for more runs the more rows are judged together", () => {
    // m = 12: df 26, 2 (2.7787 + 0.8557)^2 (0.02 / 0.029559)^2 = 12.09 > 12; m = 13: df 28, 11.98 <= 13.
    expect(runsToSettle(unknown, { level: 0.01, threshold: Math.log1p(0.03) })).toBe(13);
  });
});

const REPEATS = 600;

interface Simulated {
  readonly rows: number;
  readonly runs: number;
  /** deviation from run to run, in ln */
  readonly noise: number;
  readonly seed: number;
  /** of the first row, in ln */
  readonly change: number;
}

/** A gate family whose prior is learnt: whether the first row is proven slower, and the change that it promises to find. */
function simulate({ rows, runs, noise, seed, change }: Simulated): { proven: boolean; mde: number } {
  const random = randomOf(seed);
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const side = (shift: number) => Array.from({ length: runs }, () => estimate(shift + noise * normal()));
  const compared = Array.from({ length: rows }, (_, row): SideDifference => {
    const [base, head] = [side(0), side(row === 0 ? change : 0)];
    const ys = { base: base.map(({ y }) => y), head: head.map(({ y }) => y) };
    const learnt = { variance: noise ** 2, df: 20 };
    return compareSides(base, head, runNoise({ ...ys, earlier: [], learnt, withinVariance: 0 }));
  });
  const [first] = compared;
  if (first === undefined) throw new Error("a family without rows");
  const [adjusted] = holm(
    compared.map(({ p }) => p),
    FAMILY_LEVELS.gate,
  );
  const worth = { level: FAMILY_LEVELS.gate / rows, threshold: Math.log1p(0.03) };
  return { proven: adjusted?.rejected === true && first.d >= worth.threshold, mde: detectableChange(first, worth) };
}

/** A run that is sure of itself: all noise is between runs. */
function estimate(y: number): RunEstimate {
  const halfWidth = 1e-6;
  return { y, low: y, high: y, halfWidth, nu: 10, lower: (t) => y - t * halfWidth, upper: (t) => y + t * halfWidth };
}
