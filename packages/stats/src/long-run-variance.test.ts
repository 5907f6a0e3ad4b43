import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEEDED } from "./arbitrary.ts";
import { ewcVariance } from "./long-run-variance.ts";

const scores = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 80 });

describe("ewcVariance", () => {
  it("agrees with a case worked by hand", () => {
    // n = 4 gives nu = round(1.03) = 1; L = sqrt(2/4) (cos 22.5 + cos 67.5 - cos 112.5 - cos 157.5) = 1.847759, V = 4 L^2
    const { variance, nu } = ewcVariance([1, 1, -1, -1]);
    expect(nu).toBe(1);
    expect(variance).toBeCloseTo(4 * 1.8477590650225735 ** 2, 10);
  });

  it("takes 0.41 n^(2/3) cosines", () => {
    expect([2, 12, 30, 90, 480].map((n) => ewcVariance(new Array(n).fill(0)).nu)).toEqual([1, 2, 4, 8, 25]);
  });

  it("is n times the variance of independent scores on average", () => {
    let state = 7;
    const next = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32 - 0.5;
    };
    const repeats = 2000;
    let sum = 0;
    for (let k = 0; k < repeats; k++) sum += ewcVariance(Array.from({ length: 30 }, next)).variance;
    expect(sum / repeats / (30 / 12)).toBeCloseTo(1, 1);
  });

  it("does not see a constant, nor the direction of time", () => {
    fc.assert(
      fc.property(scores, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (values, shift) => {
        const { variance } = ewcVariance(values);
        const scale = 1e-6 * values.length ** 2 * (1e6 + variance);
        expect(Math.abs(ewcVariance(values.map((value) => value + shift)).variance - variance)).toBeLessThan(scale);
        expect(Math.abs(ewcVariance([...values].reverse()).variance - variance)).toBeLessThan(scale);
      }),
      SEEDED,
    );
  });

  it("is 0 for fewer than two scores", () => {
    expect(ewcVariance([])).toEqual({ variance: 0, nu: 1 });
    expect(ewcVariance([5])).toEqual({ variance: 0, nu: 1 });
  });
});
