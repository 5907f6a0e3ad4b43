import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workload } from "../fixture/workload.ts";
import { planRange } from "../range-plan.ts";
import { appendSlice } from "../record/append-slice.ts";
import { STARTED_MS, sliceOf, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { assembleRange, mergeStrata, type Stratum } from "./assemble-range.ts";
import { cellsOf } from "./cells.ts";

const NS = 1e9;
const byKey = (strata: readonly Stratum[]) =>
  [...strata].sort((a, b) => `${a.type}/${a.code}`.localeCompare(`${b.type}/${b.code}`));

/** A run of 2 h 20 min in slices of 20 s, begun off every grid. */
function longRun(sliceS: number) {
  const db = scratchDatabase();
  const { key } = startRun(db, { startedMs: STARTED_MS + 3_517_250 });
  const source = workload({ seed: 9, appliesPerS: 4, slow: {}, mix: {} });
  db.$client.transaction(() => {
    for (let s = 0; s < 8400; s += sliceS) {
      const applies = Array.from({ length: 8 }, () => source.next().value);
      appendSlice(db, key, { ...sliceOf(s * NS, (s + sliceS) * NS, applies), applies: [] });
    }
  })();
  return { db, key };
}

describe("assembleRange", () => {
  it.each([20, 7])("equals the native cells of the range merged, slices of %i s", (sliceS) => {
    const { db, key } = longRun(sliceS);
    const bound = fc.oneof(
      fc.integer({ min: -100, max: 8500 }),
      fc.integer({ min: 0, max: 420 }).map((n) => n * sliceS),
    );
    fc.assert(
      fc.property(bound, bound, (a, b) => {
        const [fromNs, toNs] = [Math.min(a, b) * NS, Math.max(a, b) * NS];
        const native = mergeStrata(cellsOf(db, { runKeys: [key], level: "native", fromNs, toNs }));
        expect(byKey(assembleRange(db, { runKey: key, fromNs, toNs }))).toEqual(byKey(native));
      }),
      { seed: 6, numRuns: 40 },
    );
  });

  it("keeps to the probe, type and code asked for", () => {
    const { db, key } = longRun(20);
    const range = { runKey: key, fromNs: 0, toNs: 8400 * NS };
    const strata = assembleRange(db, { ...range, probe: "transactor", type: 7, code: 0 });
    expect(strata.map(({ probe, type, code }) => [probe, type, code])).toEqual([["transactor", 7, 0]]);
    expect(assembleRange(db, { ...range, probe: "payment" })).toEqual([]);
  });
});

describe("planRange", () => {
  it("takes hours where they fit and fills the rest with shorter slices", () => {
    const grid = (lengthS: number, n: number) =>
      Array.from({ length: n }, (_, seq) => ({ seq, startNs: seq * lengthS, endNs: (seq + 1) * lengthS }));
    const within = (slices: ReturnType<typeof grid>) => (fromNs: number, toNs: number) =>
      slices.filter(({ startNs, endNs }) => startNs >= fromNs && endNs <= toNs);
    const levels = [
      { level: 3600 as const, slicesIn: within(grid(3600, 3)) },
      { level: 600 as const, slicesIn: within(grid(600, 18)) },
      { level: 60 as const, slicesIn: within(grid(60, 180)) },
    ];
    expect(planRange(levels, 2400, 7320)).toEqual([
      { level: 3600, fromSeq: 1, toSeq: 1 },
      { level: 600, fromSeq: 4, toSeq: 5 },
      { level: 60, fromSeq: 120, toSeq: 121 },
    ]);
    expect(planRange(levels, 50, 50)).toEqual([]);
  });
});
