import { addProbes, appendSlice, createRun, type Database, finishRun } from "@xrpl-probe/db";
import type { Histogram } from "@xrpl-probe/stats";
import { describe, expect, it } from "vitest";
import { compareSides } from "./compare-sides.ts";
import { indexRun } from "./index-run.ts";
import { openComparison } from "./shift-of.ts";
import { ASKED, NOW_MS, verdictDatabase } from "./testing/verdict-database.ts";

const SECONDS = 60;

/** Counts per power of two in µs, as the predecessor kept them. */
function log2(counts: readonly number[]): Histogram {
  const indices = counts.flatMap((count, i) => (count > 0 ? [i + 4] : []));
  const filled = counts.filter((count) => count > 0);
  const count = filled.reduce((sum, each) => sum + each, 0);
  return { scheme: "log2-us", count, sum: null, min: null, max: null, indices, counts: filled };
}

function imported(db: Database, tag: string, startedMs: number, counts: readonly number[]): void {
  const { key } = createRun(db, { tags: [tag], startedMs, source: "import", version: tag });
  const probe = { idx: 0, name: "payment", definition: "payment: preflight to doApply", exitMethod: "uretprobe" };
  addProbes(db, key, [{ ...probe, entries: [], exits: [], scheme: "log2-us" }]);
  for (let s = 0; s < SECONDS; s++) {
    const cells = [{ probe: 0, type: 0, code: null, histogram: log2(counts) }];
    const codeCounts = [
      { probe: 0, code: 0, count: 30 + (s % 3) },
      { probe: 0, code: 128, count: 10 },
    ];
    const times = { startNs: s * 1e9, endNs: (s + 1) * 1e9, wallOffsetNs: 0, nowMs: startedMs + s * 1000 };
    appendSlice(db, key, { ...times, lost: 0, unpaired: 0, cells, codeCounts, applies: [] });
  }
  const end = { status: "complete", stopReason: null, endedMs: startedMs + SECONDS * 1000, probes: [] } as const;
  finishRun(db, key, { ...end, appliesPerS: null, durationClass: "under 90 s" });
  indexRun(db, { runKey: key });
}

describe("imported log2 buckets", () => {
  const db = verdictDatabase([]);
  const counts = [1, 5, 20, 12, 4, 1];
  for (let i = 0; i < 3; i++) {
    imported(db, "1.4.0-b4", NOW_MS - (20 - i) * 3_600_000, counts);
    imported(db, "1.4.0-b5", NOW_MS - (10 - i) * 3_600_000, counts);
    imported(db, "1.4.0-b6", NOW_MS - (5 - i) * 3_600_000, [0, 0, 0, 0, ...counts]);
  }

  it("are never no change, however equal they are, and say why", () => {
    const report = compareSides(db, ASKED);
    const judged = report.rows.filter(({ sign }) => sign !== "not-judged");
    expect(judged.length).toBeGreaterThan(0);
    expect(new Set(judged.map(({ word }) => word))).toEqual(new Set(["inconclusive"]));
    expect(judged.every(({ reason }) => reason === "coarse-buckets")).toBe(true);
    expect(report.verdict.text).toContain(
      "cannot tell whether anything changed: imported buckets are wider than the change asked for;",
    );
    expect(report.base.resolution).toBe("log2");
  });

  it("are shown as the intervals they are", () => {
    const row = compareSides(db, ASKED).rows.find(({ statistic }) => statistic === "p50");
    expect(row?.base).toEqual([expect.any(Number), expect.any(Number)]);
    expect(row?.change).toBeNull();
    expect(row?.perRun.base).toEqual([null, null, null]);
    expect(openComparison(db, ASKED).shiftOf({ probe: "payment", type: 0, code: null })?.points).toEqual([]);
  });

  it("can still be proven slower where no place inside the buckets says otherwise", () => {
    const report = compareSides(db, { ...ASKED, head: "1.4.0-b6" });
    expect(report.rows[0]).toMatchObject({ sign: "slower", change: null });
    expect(report.verdict.text).toMatch(/Payment p50 slower by at least \d+/);
  });

  it("have codes without a type and no mean, so no mix", () => {
    const report = compareSides(db, ASKED);
    expect(report.codes.map(({ typeName, token }) => `${typeName} ${token}`)).toEqual([
      "all types tesSUCCESS",
      "all types tecPATH_DRY",
    ]);
    expect(report.mix).toBeNull();
    expect(report.codes.every(({ base }) => base.transactionShare === null)).toBe(true);
  });

  it("cannot be recorded again", () => {
    expect(compareSides(db, ASKED).next).toHaveLength(1);
  });
});
