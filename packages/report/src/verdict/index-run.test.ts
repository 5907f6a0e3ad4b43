import { outcomesOf, runStatsOf } from "@xrpl-probe/db";
import { describe, expect, it } from "vitest";
import { compareSides } from "./compare-sides.ts";
import { indexRun, reindex, tryIndexRun } from "./index-run.ts";
import { ASKED, betas, NOW_MS, verdictDatabase } from "./testing/verdict-database.ts";

describe("indexing", () => {
  const runs = betas(1, {}, { seconds: 40, appliesPerS: 200 });
  const db = verdictDatabase([...runs, { tag: "1.4.0-b5", seed: 7, seconds: 40, appliesPerS: 200, unfinished: true }]);

  it("covers runs of a killed collector, with their outcomes", () => {
    expect(runStatsOf(db, { runKeys: [3] }).length).toBeGreaterThan(5);
    const outcomes = outcomesOf(db, { runKeys: [3] });
    expect(outcomes.reduce((sum, { transactions }) => sum + transactions, 0)).toBeGreaterThan(1000);
  });

  it("does a run once, and again when its method is of another version", () => {
    expect(reindex(db, { nowMs: NOW_MS })).toEqual([]);
    const before = runStatsOf(db, { runKeys: [1] });
    db.$client.exec("update runs set stats_version = 0 where key = 1; delete from run_stats where run_key = 1");
    const told: number[] = [];
    expect(reindex(db, { nowMs: NOW_MS, onRun: ({ key }) => told.push(key) }).map(({ key }) => key)).toEqual([1]);
    expect(told).toEqual([1]);
    expect(runStatsOf(db, { runKeys: [1] })).toEqual(before);
  });

  it("changes no answer: a run without an index is measured when it is compared", () => {
    const indexed = compareSides(db, ASKED);
    db.$client.exec("update runs set stats_version = null");
    expect(compareSides(db, ASKED)).toEqual(indexed);
    reindex(db, { nowMs: NOW_MS });
  });

  it("gives up quietly after a recording, and throws for who asks", () => {
    expect(tryIndexRun(db, { runKey: 77 })).toBe(false);
    expect(tryIndexRun(db, { runKey: 1 })).toBe(true);
    expect(() => indexRun(db, { runKey: 77 })).toThrow(expect.objectContaining({ code: "no-such-run" }));
  });
});
