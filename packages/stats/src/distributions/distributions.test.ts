import normalOracle from "@stdlib/stats-base-dists-normal-cdf";
import studentOracle from "@stdlib/stats-base-dists-t-cdf";
import studentQuantileOracle from "@stdlib/stats-base-dists-t-quantile";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEEDED } from "../arbitrary.ts";
import { StatsError } from "../error.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { studentCdf, studentQuantile } from "./student-t.ts";

const inner = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
/** @stdlib gives 0.5 for |t| below 1e-8, where the closed forms below take over. */
const awayFromZero = fc.double({ min: -60, max: 60, noNaN: true }).filter((t) => Math.abs(t) > 1e-6);
const df = fc.double({ min: -1, max: 5, noNaN: true }).map((exponent) => 10 ** exponent);

describe("normal", () => {
  it("agrees with @stdlib relative to the tail", () => {
    fc.assert(
      fc.property(fc.double({ min: -35, max: 8, noNaN: true }), (z) => {
        expect(normalCdf(z) / normalOracle(z, 0, 1)).toBeCloseTo(1, 11);
      }),
      SEEDED,
    );
  });

  it("gives the quantiles of tables, and of tails as thin as numbers go", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    expect(normalQuantile(0.8)).toBeCloseTo(0.8416212335729143, 13);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 14);
    expect(normalCdf(normalQuantile(1e-300)) / 1e-300).toBeCloseTo(1, 10);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it("inverts itself", () => {
    fc.assert(
      fc.property(inner, (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-13);
      }),
      SEEDED,
    );
  });
});

describe("Student's t", () => {
  it("agrees with @stdlib for any df, whole or not", () => {
    fc.assert(
      fc.property(awayFromZero, df, (t, nu) => {
        expect(Math.abs(studentCdf(t, nu) - studentOracle(t, nu))).toBeLessThan(1e-10);
      }),
      SEEDED,
    );
  });

  it("is the closed forms of one and two degrees of freedom", () => {
    for (const t of [-40, -1.3, -1e-3, 0, 3e-10, 0.7, 9]) {
      expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14);
      expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 14);
    }
  });

  it("gives the quantiles of @stdlib", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 0.499, noNaN: true }), df, (p, nu) => {
        expect(studentQuantile(p, nu) / studentQuantileOracle(p, nu)).toBeCloseTo(1, 9);
        expect(studentQuantile(1 - p, nu) / -studentQuantile(p, nu)).toBeCloseTo(1, 6);
      }),
      SEEDED,
    );
  });

  it("gives the quantiles of tables", () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(Math.tan(Math.PI * 0.475), 11);
    expect(studentQuantile(0.975, 4)).toBeCloseTo(2.7764451051977987, 12);
    expect(studentQuantile(0.95, 30)).toBeCloseTo(1.6972608865939574, 12);
    expect(studentQuantile(0.025, Number.POSITIVE_INFINITY)).toBeCloseTo(-1.959963984540054, 12);
    expect(studentQuantile(0.5, 3)).toBeCloseTo(0, 14);
    expect([studentQuantile(0, 2), studentQuantile(1, 2)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it("passes over to the normal without a step", () => {
    for (const t of [-5, -1.9, 0.3, 2.6]) {
      expect(Math.abs(studentCdf(t, 999_999.9) - studentCdf(t, 1_000_000.1))).toBeLessThan(1e-10);
    }
    expect(studentQuantile(0.99, 999_999.9)).toBeCloseTo(studentQuantile(0.99, 1_000_000.1), 10);
    expect(studentCdf(1, Number.POSITIVE_INFINITY)).toBeCloseTo(normalCdf(1), 15);
  });

  it("refuses what is no probability and no degrees of freedom", () => {
    for (const refused of [
      () => studentQuantile(1.2, 3),
      () => studentQuantile(0.5, 0),
      () => studentCdf(0, Number.NaN),
      () => normalQuantile(-0.1),
    ]) {
      expect(refused).toThrow(StatsError);
    }
  });

  it("is defined at the ends", () => {
    expect(studentCdf(Number.POSITIVE_INFINITY, 2.5)).toBe(1);
    expect(studentCdf(Number.NEGATIVE_INFINITY, 2.5)).toBe(0);
    expect(studentCdf(0, 2.5)).toBeCloseTo(0.5, 15);
  });
});
