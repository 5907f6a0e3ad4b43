import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEEDED, share } from "../arbitrary.ts";
import { studentQuantile } from "../distributions/student-t.ts";
import { newcombe, newcombeP, wilson } from "./newcombe.ts";

const Z95 = 1.959963984540054;
const proportion = fc.record({ share, n: fc.double({ min: 1, max: 1e6, noNaN: true }) });

describe("wilson", () => {
  it("is the interval of Newcombe's paper: 81 of 263", () => {
    const { lower, upper } = wilson({ share: 81 / 263, n: 263 }, Z95);
    expect(lower).toBeCloseTo(0.2553, 4);
    expect(upper).toBeCloseTo(0.3662, 4);
  });

  it("stays within 0 to 1 and holds the share", () => {
    fc.assert(
      fc.property(proportion, fc.double({ min: 0, max: 100, noNaN: true }), (value, t) => {
        const { lower, upper } = wilson(value, t);
        expect(lower).toBeGreaterThanOrEqual(-1e-12);
        expect(lower).toBeLessThanOrEqual(value.share + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(value.share - 1e-12);
        expect(upper).toBeLessThanOrEqual(1 + 1e-12);
      }),
      SEEDED,
    );
  });
});

describe("newcombe", () => {
  it("is the interval of the paper's cases, method 10", () => {
    const cases = [
      [48, 80, 56, 70, 0.0524, 0.3339],
      [3, 10, 9, 10, 0.1705, 0.809],
      [0, 20, 10, 10, 0.6791, 1],
      [0, 10, 0, 20, -0.2775, 0.1611],
    ] as const;
    for (const [kb, nb, kh, nh, lower, upper] of cases) {
      const interval = newcombe({ share: kb / nb, n: nb }, { share: kh / nh, n: nh }, Z95);
      expect(interval.lower).toBeCloseTo(lower, 4);
      expect(interval.upper).toBeCloseTo(upper, 4);
    }
  });

  it("has a p-value of 5 % exactly where the 95 % interval touches 0", () => {
    fc.assert(
      fc.property(proportion, proportion, fc.double({ min: 1, max: 50, noNaN: true }), (base, head, df) => {
        const { lower, upper } = newcombe(base, head, studentQuantile(0.975, df));
        const p = newcombeP(base, head, df);
        fc.pre(Math.abs(p - 0.05) > 1e-9);
        expect(p < 0.05).toBe(lower > 0 || upper < 0);
      }),
      SEEDED,
    );
  });
});
