import { describe, expect, it } from "vitest";
import { studentCdf, studentQuantile } from "../distributions/student-t.ts";
import type { RunEstimate } from "./run-estimate.ts";
import { type RunNoise, runNoise } from "./run-noise.ts";
import { compareSides } from "./two-sides.ts";

/** Limits at a fixed distance per t, unequal on both sides. */
function estimate(y: number, down: number | null, up: number | null, nu = 10): RunEstimate {
  const halfWidth = ((down ?? up ?? 0) + (up ?? down ?? 0)) / 2;
  const lower = (t: number) => (down === null ? null : y - t * down);
  return { y, low: y, high: y, halfWidth, nu, lower, upper: (t) => (up === null ? null : y + t * up) };
}

const quiet: RunNoise = { variance: 0, df: 6, fixedDf: 4, earlierRuns: 0, earlierDf: 0, prior: "learnt", priorSd: 0 };

describe("compareSides", () => {
  it("recovers the variance from each run's own limits", () => {
    // W^2 = 0.02^2 + 0.03^2 = 0.0013; df = 0.0013^2 / ((0.0004^2 + 0.0009^2) / 10) = 17.42.
    const found = compareSides([estimate(1, 0.01, 0.03)], [estimate(1.1, 0.04, 0.02)], quiet);
    expect(found.nu).toBeCloseTo(0.0013 ** 2 / ((0.0004 ** 2 + 0.0009 ** 2) / 10), 9);
    const t = studentQuantile(0.975, found.nu);
    const { lo, hi } = found.limits(0.95);
    expect(lo).toBeCloseTo(0.1 - t * Math.hypot(0.04, 0.03), 12);
    expect(hi).toBeCloseTo(0.1 + t * Math.hypot(0.02, 0.01), 12);
  });

  it("adds what the scatter between runs exceeds the runs' own by, with its degrees of freedom", () => {
    const noise = { ...quiet, variance: 0.01, df: 6 };
    const sides = [[estimate(1, 0.01, 0.01), estimate(1.2, 0.01, 0.01)], [estimate(1.5, 0.02, 0.02)]] as const;
    const found = compareSides(...sides, noise);
    expect(found.d).toBeCloseTo(0.4, 12);
    expect(found.se ** 2).toBeCloseTo(0.01 * 1.5, 12);
    expect(found.nu).toBe(6);
    // Symmetrical limits: MOVER's sum of squares is t^2 SE^2 again, and p that of Student's t.
    const t = studentQuantile(0.975, 6);
    expect(found.limits(0.95).lo).toBeCloseTo(0.4 - t * found.se, 12);
    expect(found.p).toBeCloseTo(2 * studentCdf(-0.4 / Math.sqrt(0.015), 6), 12);
  });

  it("leaves a limit open where a run's is, and rests no p on it", () => {
    const slower = compareSides([estimate(1, 0.01, null)], [estimate(2, 0.01, 0.01)], quiet);
    expect(slower.limits(0.95).lo).toBeNull();
    expect(slower.limits(0.95).hi).not.toBeNull();
    expect(slower.p).toBe(1);
    expect(compareSides([estimate(1, null, 0.01)], [estimate(2, 0.01, 0.01)], quiet).p).toBeLessThan(1e-6);
  });

  it("asks coarse buckets for what is certain", () => {
    const coarse = (y: number): RunEstimate => ({ ...estimate(y, 0.4, 0.4), low: y - 0.3, high: y + 0.3 });
    const near = compareSides([coarse(1)], [coarse(1.5)], quiet);
    expect([near.dLow, near.dHigh]).toEqual([expect.closeTo(-0.1, 12), expect.closeTo(1.1, 12)]);
    expect(near.p).toBe(1);
    expect(compareSides([coarse(1)], [coarse(3)], quiet).dLow).toBeCloseTo(1.4, 12);
  });

  it("finds nothing between equal sides", () => {
    const noise = runNoise({ base: [1], head: [1], earlier: [], learnt: null, withinVariance: 0 });
    expect(compareSides([estimate(1, 0, 0)], [estimate(1, 0, 0)], noise).p).toBe(1);
    expect(compareSides([estimate(1, 0, 0)], [estimate(1, 0, 0)], quiet).p).toBe(1);
  });
});
