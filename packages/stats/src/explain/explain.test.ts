import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEEDED } from "../arbitrary.ts";
import { runLike, stratumOf } from "../fixture.ts";
import { judgeLatency } from "../latency/judge-latency.ts";
import { DEFAULT_JUDGE_OPTIONS } from "../latency/judge-options.ts";
import { commonMode } from "./common-mode.ts";
import { decomposeMix } from "./mix.ts";
import { shiftCurve } from "./shift-curve.ts";

const sideOf = fc
  .tuple(fc.nat(1000), fc.double({ min: 1, max: 1e9, noNaN: true }))
  .map(([count, mean]) => ({ count, mean: count === 0 ? null : mean }));

describe("decomposeMix", () => {
  it("sums exactly to the change of the mean", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.nat(), base: sideOf, head: sideOf }), { maxLength: 12 }), (strata) => {
        const found = decomposeMix(strata, 0.03);
        if (found === null) return;
        const scale = Math.max(found.base, found.head, ...strata.map(({ base }) => base.mean ?? 0), 1);
        expect(Math.abs(found.mix + found.within - (found.head - found.base)) / scale).toBeLessThan(1e-9);
        expect(Math.abs(found.parts.reduce((sum, part) => sum + part.mix, 0) - found.mix) / scale).toBeLessThan(1e-9);
      }),
      SEEDED,
    );
  });

  it("calls a shift of shares mix and a slower stratum within", () => {
    const part = (key: string, counts: [number, number], means: [number, number]) => ({
      key,
      base: { count: counts[0], mean: means[0] },
      head: { count: counts[1], mean: means[1] },
    });
    // M = 0.5 * 10 + 0.5 * 30 = 20; only shares move: 0.25 * (30 - 20) - 0.25 * (10 - 20) = 5
    const mixed = decomposeMix([part("a", [50, 25], [10, 10]), part("b", [50, 75], [30, 30])], 0.03);
    expect(mixed).toMatchObject({ base: 20, head: 25, mix: 5, within: 0, mixMisleads: true });
    const slower = decomposeMix([part("a", [50, 50], [10, 12]), part("b", [50, 50], [30, 30])], 0.03);
    expect(slower).toMatchObject({ mix: 0, within: 1, mixMisleads: false });
    const hidden = decomposeMix([part("a", [50, 60], [10, 12]), part("b", [50, 40], [30, 32])], 0.03);
    expect(hidden).toMatchObject({ mix: expect.closeTo(-2, 9), within: expect.closeTo(2, 9), mixMisleads: true });
  });

  it("takes a stratum absent in base at head's mean and one absent in head as mix", () => {
    const found = decomposeMix(
      [
        { key: "new", base: { count: 0, mean: null }, head: { count: 50, mean: 40 } },
        { key: "gone", base: { count: 50, mean: 10 }, head: { count: 0, mean: null } },
        { key: "stays", base: { count: 50, mean: 20 }, head: { count: 50, mean: 20 } },
      ],
      0.03,
    );
    expect(found).toMatchObject({ base: 15, head: 30, mix: 15, within: 0 });
  });

  it("says nothing without values or means", () => {
    expect(decomposeMix([], 0.03)).toBeNull();
    const filled = { count: 1, mean: 5 };
    expect(decomposeMix([{ key: 1, base: { count: 1, mean: null }, head: filled }], 0.03)).toBeNull();
  });
});

describe("commonMode", () => {
  const types = (...ds: number[]) => ds.map((d, key) => ({ key, d }));

  it("is the median when three quarters of at least 4 types move one way by the threshold", () => {
    const found = commonMode(types(0.1, 0.12, 0.08, 0.3), 0.03);
    expect(found?.c).toBeCloseTo(0.11, 12);
    expect(found?.own[3]?.d).toBeCloseTo(0.2, 12);
  });

  it("is nothing otherwise", () => {
    expect(commonMode(types(0.1, 0.1, 0.1), 0.03)).toBeNull();
    expect(commonMode(types(0.1, 0.1, -0.1, -0.1), 0.03)).toBeNull();
    expect(commonMode(types(0.01, 0.01, 0.01, 0.01), 0.03)).toBeNull();
    expect(commonMode(types(-0.1, -0.1, -0.1, 0.01), 0.03)?.c).toBeCloseTo(-0.1, 12);
  });
});

describe("shiftCurve", () => {
  const runs = (from: number, factor = 1) => [0, 1, 2].map((i) => runLike({ seed: from + i, factor }));
  const stratum = stratumOf({ base: runs(1), head: runs(4, 1.25) });

  it("passes through the rows' changes with a band wider than their own intervals", () => {
    const rows = judgeLatency([stratum], DEFAULT_JUDGE_OPTIONS);
    const curve = shiftCurve(stratum);
    const banded = curve.filter(({ band }) => band !== null);
    expect(banded.map(({ p }) => p)).toEqual([0.5, 0.9, 0.99]);
    banded.forEach(({ change, band }, i) => {
      const numbers = rows[i]?.numbers;
      expect(change).toBeCloseTo(numbers?.change ?? 0, 12);
      expect(band?.lo).toBeLessThan(numbers?.lo ?? 0);
      expect(band?.hi).toBeGreaterThan(numbers?.hi ?? 0);
    });
    expect(curve.length).toBeGreaterThan(20);
  });

  it("is empty without values", () => {
    expect(shiftCurve(stratumOf({}))).toEqual([]);
  });
});
