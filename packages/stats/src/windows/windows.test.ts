import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationNs, histogramOf, SEEDED } from "../arbitrary.ts";
import { mergeHistograms } from "../merge.ts";
import { mergeIntoWindows, type SliceHistogram } from "./merge-into-windows.ts";
import { planWindows } from "./plan-windows.ts";

const S = 1e9;

describe("planWindows", () => {
  it("takes 10 s from 300 s on, 5 s from 90 s, else 2 s", () => {
    expect(planWindows(900 * S, S)).toEqual({ lengthNs: 10 * S, count: 90 });
    expect(planWindows(300 * S, S)).toEqual({ lengthNs: 10 * S, count: 30 });
    expect(planWindows(299 * S, S)).toEqual({ lengthNs: 5 * S, count: 60 });
    expect(planWindows(90 * S, S)).toEqual({ lengthNs: 5 * S, count: 18 });
    expect(planWindows(60 * S, S)).toEqual({ lengthNs: 2 * S, count: 30 });
  });

  it("takes whole slices, never shorter than one, and forgives a slice that measured short", () => {
    expect(planWindows(60 * S, 30 * S)).toEqual({ lengthNs: 30 * S, count: 2 });
    expect(planWindows(700 * S, 7 * S)).toEqual({ lengthNs: 14 * S, count: 50 });
    expect(planWindows(300 * S, 0.9999 * S).lengthNs).toBeCloseTo(9.999 * S, -3);
  });

  it("grows beyond 10 s instead of having more than 480 windows", () => {
    expect(planWindows(86_400 * S, 10 * S)).toEqual({ lengthNs: 180 * S, count: 480 });
    expect(planWindows(4_900 * S, 10 * S)).toEqual({ lengthNs: 20 * S, count: 245 });
  });

  it("gives a run of no length one window", () => {
    expect(planWindows(0, 0).count).toBe(1);
  });
});

/** Slices of 1 s from an odd offset on, as a run that began between two seconds has them; some seconds are silent. */
const slices = fc.array(fc.array(durationNs, { maxLength: 4 }), { minLength: 1, maxLength: 50 }).map((seconds) =>
  seconds.flatMap((values, i): SliceHistogram[] => {
    const histogram = histogramOf(values);
    return values.length === 0 ? [] : [{ startNs: Math.max(0, (i - 0.3) * S), endNs: (i + 0.7) * S, histogram }];
  }),
);

describe("mergeIntoWindows", () => {
  it("keeps every value, whatever the plan", () => {
    fc.assert(
      fc.property(slices, fc.integer({ min: 1, max: 40 }), (parts, count) => {
        const windows = mergeIntoWindows(parts, { lengthNs: 2 * S, count });
        expect(windows).toHaveLength(count);
        const all = mergeHistograms(parts.map(({ histogram }) => histogram));
        expect(mergeHistograms(windows).counts).toEqual(all.counts);
      }),
      SEEDED,
    );
  });

  it("gives the same windows from slices and from slices merged before", () => {
    fc.assert(
      fc.property(slices, (parts) => {
        const twoSeconds = mergeIntoWindows(parts, { lengthNs: 2 * S, count: 30 }).map((histogram, i) => ({
          startNs: i * 2 * S,
          endNs: (i + 1) * 2 * S,
          histogram,
        }));
        const plan = { lengthNs: 10 * S, count: 6 };
        const [direct, staged] = [mergeIntoWindows(parts, plan), mergeIntoWindows(twoSeconds, plan)];
        expect(staged.map(({ counts, indices }) => [counts, indices])).toEqual(
          direct.map(({ counts, indices }) => [counts, indices]),
        );
      }),
      SEEDED,
    );
  });

  it("leaves silence as empty windows and adds the cut-off end to the last", () => {
    const at = (startNs: number) => ({ startNs, endNs: startNs + S, histogram: histogramOf([500]) });
    const windows = mergeIntoWindows([at(0), at(8 * S), at(12.4 * S)], { lengthNs: 4 * S, count: 3 });
    expect(windows.map(({ count }) => count)).toEqual([1, 0, 2]);
  });
});
