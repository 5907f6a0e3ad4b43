import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEEDED } from "../arbitrary.ts";
import { anySide, evenRun } from "./arbitrary.ts";
import { type CodeComparison, compareCodes } from "./compare-codes.ts";
import { runShare } from "./run-share.ts";

const TOTAL = 70_000;
const side = (counts: readonly number[]) => counts.map((count) => evenRun(count, TOTAL));

function compareOne(base: readonly number[], head: readonly number[]): CodeComparison | undefined {
  return compareCodes([{ base: side(base), head: side(head) }])[0];
}

describe("compareCodes", () => {
  it("calls a share that doubles shifted", () => {
    const row = compareOne([700, 690, 710], [1400, 1380, 1420]);
    expect(row).toMatchObject({ word: "shifted", reason: null });
    expect(row?.difference?.points).toBeCloseTo(0.01, 6);
    expect(row?.difference?.oddsRatio).toBeCloseTo(2.02, 2);
  });

  it("asks for an odds ratio of 1.25 besides half a point, or for two points", () => {
    expect(compareOne([7000, 6950, 7050], [7700, 7650, 7750])?.word).toBe("no change");
    expect(compareOne([21_000, 20_900, 21_100], [23_100, 23_000, 23_200])?.word).toBe("shifted");
    expect(compareOne([7000, 6950, 7050], [8800, 8750, 8850])?.word).toBe("shifted");
  });

  it("does not call a shift what differs as much between runs of one side", () => {
    expect(compareOne([4000, 8000, 12_000], [8000, 12_000, 16_000])).toMatchObject({ word: "inconclusive" });
  });

  it("calls equal shares no change, and rare ones inconclusive", () => {
    expect(compareOne([7000, 7010, 6990], [7005, 6995, 7000])?.word).toBe("no change");
    expect(compareOne([3, 2, 2], [2, 3, 2])).toMatchObject({ word: "inconclusive", reason: null });
  });

  it("does not judge fewer than 10 events", () => {
    const row = compareOne([1, 2, 1], [2, 2, 1]);
    expect(row).toMatchObject({ word: "inconclusive", reason: "few-events" });
    expect(row?.difference?.adjustedP).toBeNull();
    expect(compareOne([1, 2, 1], [2, 2, 2])?.difference?.adjustedP).not.toBeNull();
  });

  it("calls new what never came before, and gone what no longer comes", () => {
    expect(compareOne([0, 0, 0], [42, 40, 41])?.word).toBe("new");
    expect(compareOne([42, 40, 41], [0, 0, 0])?.word).toBe("gone");
  });

  it("does not call new what came so rarely that its absence may be an accident", () => {
    expect(compareOne([0, 0, 0], [1, 2, 1])).toMatchObject({ word: "inconclusive", reason: "few-events" });
    expect(compareOne([0, 0, 0], [2, 2, 2])).toMatchObject({ word: "inconclusive", reason: "few-events" });
    const burst = new Array<number>(90).fill(0);
    burst[17] = 120;
    const run = runShare(burst, new Array(90).fill(800));
    const [row] = compareCodes([{ base: side([0, 0]), head: [run, evenRun(0, 72_000)] }]);
    expect(row?.word).toBe("inconclusive");
  });

  it("never says more than possibly shifted before 5 runs show how much they differ", () => {
    expect(compareOne([700], [1400])).toMatchObject({ word: "possibly shifted", reason: "few-runs" });
    expect(compareOne([700, 690], [1400, 1380])).toMatchObject({ word: "possibly shifted", reason: "few-runs" });
    expect(compareOne([700, 690], [1400, 1380, 1420])?.word).toBe("shifted");
    expect(compareOne([700], [1400, 1380, 1420, 1390])?.word).toBe("shifted");
  });

  it("calls a code new with two runs a side, and possibly shifted with one", () => {
    expect(compareOne([0, 0], [42, 40])?.word).toBe("new");
    expect(compareOne([0], [42, 40])).toMatchObject({ word: "possibly shifted", reason: "few-runs" });
    expect(compareOne([0], [42])).toMatchObject({ word: "possibly shifted", reason: "few-runs" });
  });

  it("does not take for a shift what two runs a side of one build differ by", () => {
    // Logits of 10 % are off by 0.1 from run to run: 6,600 to 7,500 of 70,000 and farther, which within a run is no chance.
    const row = compareOne([6380, 6420], [7720, 7660]);
    expect(row?.difference?.adjustedP).toBeLessThan(0.001);
    expect(row?.word).not.toBe("shifted");
  });

  it("says so when a side has no spans at all", () => {
    expect(compareCodes([{ base: [runShare([], [])], head: side([3]) }])[0]).toMatchObject({
      word: "inconclusive",
      reason: "no-spans",
      difference: null,
    });
  });

  it("adjusts p for the number of codes", () => {
    const border = { base: side([100]), head: side([140]) };
    const alone = compareCodes([border])[0]?.difference;
    const among = compareCodes([border, ...new Array(9).fill({ base: side([100]), head: side([100]) })])[0]?.difference;
    expect(among?.p).toBe(alone?.p);
    expect(among?.adjustedP).toBeCloseTo(10 * (alone?.p ?? 0), 10);
  });

  it("mirrors when the sides are swapped", () => {
    const mirrored = { new: "gone", gone: "new" } as Record<string, string>;
    fc.assert(
      fc.property(fc.array(fc.tuple(anySide, anySide), { minLength: 1, maxLength: 5 }), (codes) => {
        const there = compareCodes(codes.map(([base, head]) => ({ base, head })));
        const back = compareCodes(codes.map(([head, base]) => ({ base, head })));
        there.forEach((row, i) => {
          const other = back[i];
          expect(other?.word).toBe(mirrored[row.word] ?? row.word);
          expect(other?.difference?.points ?? 0).toBeCloseTo(-(row.difference?.points ?? 0), 12);
          expect(other?.difference?.lower ?? 0).toBeCloseTo(-(row.difference?.upper ?? 0), 9);
          expect(other?.difference?.p ?? 0).toBeCloseTo(row.difference?.p ?? 0, 9);
        });
      }),
      SEEDED,
    );
  });

  it("does not depend on the order of runs, and is never NaN", () => {
    fc.assert(
      fc.property(anySide, anySide, (base, head) => {
        const [row] = compareCodes([{ base, head }]);
        const [turned] = compareCodes([{ base: [...base].reverse(), head: [...head].reverse() }]);
        expect(turned?.word).toBe(row?.word);
        expect(turned?.difference?.p ?? 0).toBeCloseTo(row?.difference?.p ?? 0, 9);
        for (const value of Object.values(row?.difference ?? {})) expect(value).not.toBeNaN();
        for (const value of [...Object.values(row?.base ?? {}), ...Object.values(row?.head ?? {})]) {
          expect(value).not.toBeNaN();
        }
        if (row?.difference != null) {
          expect(row.difference.lower).toBeLessThanOrEqual(row.difference.points + 1e-12);
          expect(row.difference.upper).toBeGreaterThanOrEqual(row.difference.points - 1e-12);
        }
      }),
      SEEDED,
    );
  });
});
