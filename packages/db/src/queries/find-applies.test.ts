import { describe, expect, it } from "vitest";
import type { Database } from "../database.ts";
import { Random } from "../fixture/random.ts";
import { appendSlice, type NewApply } from "../record/append-slice.ts";
import { applyOf, sliceOf, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { inTransaction } from "../transaction.ts";
import { appliesOf } from "./applies-of.ts";
import type { Apply } from "./apply-row.ts";
import { type AppliesAsked, findApplies } from "./find-applies.ts";

const SLICES = 150;
const PER_SLICE = 40;

/** Two and a half minutes of a slice a second, durations over four decades with many ties. */
function longRun(db: Database, seed: number): number {
  const random = new Random(seed);
  const { key } = startRun(db);
  inTransaction(db, "make up a run", () => fill(db, key, random));
  return key;
}

function fill(db: Database, key: number, random: Random): void {
  for (let second = 0; second < SLICES; second++) {
    const applies: NewApply[] = Array.from({ length: PER_SLICE }, (_, i) => {
      const durationNs = Math.round(10 ** (4 + Math.floor(random.uniform() * 40) / 10));
      const endNs = second * 1e9 + i * 2e7 + 1e7;
      return applyOf(i, {
        type: i % 3 === 0 ? 7 : 0,
        code: second === 100 && i === 4 ? 128 : 0,
        startNs: endNs - durationNs,
        durationNs,
        caller: i % 2 === 0 ? "open" : "build",
        pass: "final",
        attempt: 1 + (i % 4),
      });
    });
    appendSlice(db, key, sliceOf(second * 1e9, (second + 1) * 1e9, applies));
  }
}

const everyApply = (db: Database, runKeys: readonly number[]) =>
  runKeys.flatMap((runKey) => appliesOf(db, { runKey, limit: 1e6 }));

function allPages(db: Database, asked: Omit<AppliesAsked, "after">): Apply[] {
  const rows: Apply[] = [];
  for (let page = findApplies(db, asked); page.applies.length > 0; ) {
    expect(page.complete).toBe(true);
    rows.push(...page.applies);
    page = findApplies(db, { ...asked, after: page.applies.at(-1) });
  }
  return rows;
}

function twoRuns() {
  const db = scratchDatabase();
  const runKeys = [longRun(db, 1), longRun(db, 2)];
  return { db, runKeys, all: everyApply(db, runKeys) };
}

const inTime = (a: Apply, b: Apply) => a.runKey - b.runKey || a.seq - b.seq;

const names = (rows: readonly Apply[]) => rows.map(({ runKey, seq }) => `${runKey}/${seq}`);

describe("findApplies", () => {
  it("pages through two runs in every order as sorting all rows would, each row once", () => {
    const { db, runKeys, all } = twoRuns();
    const orders = {
      slowest: (a: Apply, b: Apply) => b.durationNs - a.durationNs || inTime(a, b),
      fastest: (a: Apply, b: Apply) => a.durationNs - b.durationNs || inTime(a, b),
      first: inTime,
      last: (a: Apply, b: Apply) => inTime(b, a),
    };
    for (const [order, compare] of Object.entries(orders)) {
      const found = allPages(db, { runKeys, order: order as keyof typeof orders, limit: 2999 });
      expect(names(found), order).toEqual(names(all.toSorted(compare)));
    }
  });

  it("asks every filter of a row", () => {
    const { db, runKeys, all } = twoRuns();
    const filters: readonly [Partial<AppliesAsked>, (row: Apply) => boolean][] = [
      [{ type: 7 }, (row) => row.type === 7],
      [{ code: 128 }, (row) => row.code === 128],
      [{ code: "failed" }, (row) => row.code !== 0],
      [{ attempt: 3 }, (row) => row.attempt === 3],
      [{ caller: "build" }, (row) => row.caller === "build"],
      [{ pass: "retry" }, (row) => row.pass === "retry"],
      [{ minNs: 1e6, maxNs: 2e6 }, (row) => row.durationNs >= 1e6 && row.durationNs < 2e6],
      [
        { fromNs: 61.5e9, toNs: 120e9 },
        (row) => row.startNs + row.durationNs >= 61.5e9 && row.startNs + row.durationNs < 120e9,
      ],
    ];
    for (const [filter, lets] of filters) {
      const found = allPages(db, { runKeys, order: "first", limit: 1500, ...filter });
      expect(names(found), JSON.stringify(filter)).toEqual(names(all.filter(lets)));
    }
  });

  it("says when it gave up before every row was looked at", () => {
    const { db, runKeys } = twoRuns();
    const asked = { runKeys, order: "slowest", limit: 10, attempt: 9 } as const;
    expect(findApplies(db, { ...asked, mostRead: 3000 })).toEqual({ applies: [], complete: false });
    expect(findApplies(db, asked)).toEqual({ applies: [], complete: true });
  });

  it("finds rows that end with their slice, as imported ones do, and rows without cells", () => {
    const db = scratchDatabase();
    for (const source of ["import", "ebpf"] as const) {
      const { key } = startRun(db, { source });
      const rows = [300, 100, 200].map((durationNs, i) => applyOf(i, { startNs: 1e9 - durationNs, durationNs }));
      const slice = sliceOf(0, 1e9, rows);
      appendSlice(db, key, source === "import" ? slice : { ...slice, cells: [] });
      const found = findApplies(db, { runKeys: [key], order: "slowest", limit: 2 });
      expect(found.applies.map(({ durationNs }) => durationNs)).toEqual([300, 200]);
    }
  });

  it("finds the rows of a run that keeps some of its applies, whose cells tell of others too", () => {
    const db = scratchDatabase();
    const all = everyApply(db, [longRun(db, 3)]);
    db.$client.exec("delete from applies where seq % 9 > 0");
    const kept = all.filter(({ seq }) => seq % 9 === 0);
    const bySize = kept.toSorted((a, b) => b.durationNs - a.durationNs || a.seq - b.seq);
    expect(names(allPages(db, { runKeys: [1], order: "slowest", limit: 50 }))).toEqual(names(bySize));
  });

  it("finds nothing in a run without rows", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    appendSlice(db, key, { ...sliceOf(0, 1e9, [applyOf(1)]), applies: [] });
    expect(findApplies(db, { runKeys: [key], order: "slowest", limit: 2 })).toEqual({ applies: [], complete: true });
  });
});
