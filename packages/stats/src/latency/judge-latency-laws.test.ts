import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationNs, histogramOf, log2Histogram, SEEDED } from "../arbitrary.ts";
import { judgedRun, numbersOf, runLike, stratumOf } from "../fixture.ts";
import { judgeLatency } from "./judge-latency.ts";
import { DEFAULT_JUDGE_OPTIONS, judgeOptions } from "./judge-options.ts";
import type { LatencyRow } from "./latency-row.ts";
import type { Word } from "./word.ts";

const FEW = { ...SEEDED, numRuns: 40 };
const noFloor = judgeOptions({ floorNs: 0 });

const side = fc
  .array(fc.record({ seed: fc.nat(1000), median: fc.integer({ min: 2e4, max: 4e4 }) }), { minLength: 1, maxLength: 3 })
  .map((runs) => runs.map((run) => runLike({ ...run, windows: 14, perWindow: 40 })));

const stratum = fc
  .record({ base: side, head: side, earlier: fc.oneof(fc.constant([]), fc.array(side, { maxLength: 4 })) })
  .map(({ base, head, earlier }) =>
    stratumOf({ base, head, earlier: earlier.flat().map(({ histogram }) => ({ histogram, group: "all" })) }),
  );

const MIRRORED: Partial<Record<Word, Word>> = {
  regression: "improvement",
  improvement: "regression",
  "possible regression": "possible improvement",
  "possible improvement": "possible regression",
};

const ln = (change: number | null) => (change === null ? null : Math.log1p(change));

describe("judgeLatency, whatever the runs", () => {
  it("shifts d by ln 2 per doubling of head, and moves the interval along", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 6 }), (a, b, doublings) => {
        const base = [runLike({ seed: a })];
        const rows = judgeLatency([stratumOf({ base, head: [runLike({ seed: b })] })], noFloor);
        const head = [runLike({ seed: b, factor: 2 ** doublings })];
        judgeLatency([stratumOf({ base, head })], noFloor).forEach((scaled, i) => {
          const row = rows[i];
          expect(scaled.numbers === null).toBe(row?.numbers === null);
          if (!row?.numbers) return;
          const [before, after] = [numbersOf(row), numbersOf(scaled)];
          expect(after.d - before.d).toBeCloseTo(doublings * Math.LN2, 10);
          for (const end of ["lo", "hi", "lo90", "hi90"] as const) {
            const moved = ln(before[end]);
            if (moved === null) expect(after[end]).toBeNull();
            else expect(ln(after[end])).toBeCloseTo(moved + doublings * Math.LN2, 9);
          }
        });
      }),
      FEW,
    );
  });

  it("mirrors d, interval and word when the sides are swapped", () => {
    fc.assert(
      fc.property(stratum, (given) => {
        const rows = judgeLatency([given], noFloor);
        judgeLatency([{ ...given, base: given.head, head: given.base }], noFloor).forEach((swapped, i) => {
          const row = rows[i];
          expect(swapped.word).toBe(row && (MIRRORED[row.word] ?? row.word));
          expect(swapped.numbers === null).toBe(row?.numbers === null);
          if (!row?.numbers) return;
          const [here, there] = [row.numbers, numbersOf(swapped)];
          expect(there.d).toBeCloseTo(-here.d, 12);
          expect(there.p).toBeCloseTo(here.p, 9);
          expect(ln(there.lo)).toBeCloseTo(-(ln(here.hi) ?? Number.NaN), 9);
          expect(ln(there.hi)).toBeCloseTo(-(ln(here.lo) ?? Number.NaN), 9);
        });
      }),
      FEW,
    );
  });

  it("does not care for the order of runs within a side", () => {
    fc.assert(
      fc.property(stratum, (given) => {
        const turned = { ...given, base: [...given.base].reverse(), head: [...given.head].reverse() };
        const rows = judgeLatency([given], noFloor);
        judgeLatency([turned], noFloor).forEach((row, i) => {
          expect(row.word).toBe(rows[i]?.word);
          if (row.numbers) expect(row.numbers.d).toBeCloseTo(numbersOf(rows[i]).d, 12);
        });
      }),
      FEW,
    );
  });

  it("has no NaN for any histogram", () => {
    const values = fc.array(durationNs, { maxLength: 30 });
    const fine = fc.array(values.map(histogramOf), { minLength: 1, maxLength: 20 });
    const coarse = fc.array(log2Histogram, { minLength: 1, maxLength: 20 });
    const run = fc.oneof(fine, coarse).filter((windows) => windows.some(({ count }) => count > 0));
    fc.assert(
      fc.property(
        fc.array(run.map(judgedRun), { maxLength: 3 }),
        fc.array(run.map(judgedRun), { maxLength: 3 }),
        (base, head) => {
          const earlier = base.map(({ histogram }) => ({ histogram, group: 1 }));
          expectNumbers(judgeLatency([stratumOf({ base, head, earlier })], DEFAULT_JUDGE_OPTIONS));
        },
      ),
      SEEDED,
    );
  });
});

function expectNumbers(rows: readonly LatencyRow<string>[]): void {
  for (const { numbers } of rows) {
    if (numbers === null) continue;
    for (const [name, value] of Object.entries({ ...numbers, ...numbers.noise })) {
      if (typeof value === "number") expect(value, name).not.toBeNaN();
    }
  }
}
