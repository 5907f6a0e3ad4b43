import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationNs, histogramOf, SEEDED } from "../arbitrary.ts";
import { windowsLike } from "../fixture.ts";
import { mergeHistograms } from "../merge.ts";
import { bucketRank } from "../quantile.ts";
import { shareBelow } from "../share-below.ts";
import { countsBelow } from "./counts-below.ts";
import { QUANTILE_GRID } from "./quantile-grid.ts";
import { designEffect, runStatistics } from "./run-statistics.ts";

const anyWindows = fc.array(fc.array(durationNs, { maxLength: 8 }).map(histogramOf), { minLength: 1, maxLength: 30 });

describe("QUANTILE_GRID", () => {
  it("holds 25 ascending quantiles, the judged ones among them", () => {
    expect(QUANTILE_GRID).toHaveLength(25);
    expect([...QUANTILE_GRID].sort((a, b) => a - b)).toEqual(QUANTILE_GRID);
    expect(QUANTILE_GRID).toEqual(expect.arrayContaining([0.5, 0.9, 0.99, 0.999]));
  });
});

describe("countsBelow", () => {
  it("sums over the windows to p of all values", () => {
    fc.assert(
      fc.property(anyWindows, (windows) => {
        const total = mergeHistograms(windows);
        const ranks = QUANTILE_GRID.map((p) => bucketRank(total, p)).filter((rank) => rank !== null);
        countsBelow(windows, ranks).forEach((counts, k) => {
          const sum = counts.reduce((all, count) => all + count, 0);
          expect(sum).toBeCloseTo((QUANTILE_GRID[k] ?? 0) * total.count, 6);
        });
      }),
      SEEDED,
    );
  });

  it("counts a window by its own distribution", () => {
    const windows = [histogramOf([1000, 1000, 9000]), histogramOf([9000])];
    const total = mergeHistograms(windows);
    const rank = bucketRank(total, 0.5);
    const [counts] = countsBelow(windows, rank ? [rank] : []);
    expect([...(counts ?? [])]).toEqual([2, 0]);
    expect(shareBelow(total, 5000)).toBe(0.5);
  });
});

describe("runStatistics", () => {
  it("has no NaN, whatever the windows hold", () => {
    fc.assert(
      fc.property(anyWindows, (windows) => {
        const statistics = runStatistics(windows);
        expect(statistics === null).toBe(mergeHistograms(windows).count === 0);
        const { mean, meanSe, quantileSe, nu } = statistics ?? { mean: 0, meanSe: 0, quantileSe: [], nu: 1 };
        for (const value of [mean, meanSe, nu, ...quantileSe]) expect(value).toSatisfy(Number.isFinite);
      }),
      SEEDED,
    );
  });

  it("takes the error independent values have where windows show no more", () => {
    const same = Array.from({ length: 20 }, () => histogramOf([1000, 2000, 3000, 4000]));
    const statistics = runStatistics(same);
    expect(statistics?.quantileSe[QUANTILE_GRID.indexOf(0.5)]).toBeCloseTo(Math.sqrt(0.25 / 80), 12);
    expect(statistics && designEffect(statistics, 0.5)).toBeCloseTo(1, 9);
    expect(statistics?.meanSe).toBe(0);
    expect(statistics).toMatchObject({ count: 80, windows: 20, filledWindows: 20, mean: 2500, nu: 3 });
  });

  it("sees bursts that neighbouring windows share", () => {
    // Two windows: u = (+2, -2) around p n_i = 2 of 4. nu = 1, cos(pi/4) = 0.7071, L = sqrt(2/2) * 4 * 0.7071 = 2.8284,
    // V = (2/1) * 8 = 16, se = sqrt(16) / 8 = 0.5, far above sqrt(0.25 / 8) = 0.177.
    const statistics = runStatistics([histogramOf([1000, 1000, 1000, 1000]), histogramOf([9000, 9000, 9000, 9000])]);
    expect(statistics?.quantileSe[QUANTILE_GRID.indexOf(0.5)]).toBeCloseTo(0.5, 12);
    // S - mean n = (4000 - 20000, 36000 - 20000): L = 32000 * 0.7071, V = 2 L^2, se = sqrt(V) / 8.
    expect(statistics?.meanSe).toBeCloseTo(4000, 6);
    expect(statistics && designEffect(statistics, 0.5)).toBeCloseTo(8, 9);
  });

  it("is near the error of independent values for independent values", () => {
    const effects = Array.from({ length: 20 }, (_, seed) => {
      const statistics = runStatistics(windowsLike({ seed, windows: 60 }));
      return statistics ? (designEffect(statistics, 0.9) ?? 0) : 0;
    });
    const mean = effects.reduce((sum, effect) => sum + effect, 0) / effects.length;
    expect(mean).toBeGreaterThan(1);
    expect(mean).toBeLessThan(1.5);
  });

  it("says nothing of no values", () => {
    expect(runStatistics([])).toBeNull();
    expect(runStatistics([histogramOf([])])).toBeNull();
  });
});
