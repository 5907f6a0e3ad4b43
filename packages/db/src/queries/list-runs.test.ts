import { describe, expect, it } from "vitest";
import { appendSlice } from "../record/append-slice.ts";
import { applyOf, STARTED_MS, sliceOf, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { codeCountsOf } from "./codes.ts";
import { listRuns } from "./list-runs.ts";

describe("listRuns", () => {
  it("is empty for an empty database", () => {
    expect(listRuns(scratchDatabase(), { nowMs: 0 })).toEqual([]);
  });

  it("sums a run up: applies, losses, quantiles, codes", () => {
    const db = scratchDatabase();
    const { key, id } = startRun(db, { tags: ["1.4.0-b4"] });
    for (const s of [0, 1]) {
      const applies = [
        applyOf(1, { durationNs: 100 }),
        applyOf(2, { durationNs: 100, code: 128 }),
        applyOf(3, { type: 7, durationNs: 100 }),
      ];
      appendSlice(db, key, { ...sliceOf(s * 1e9, (s + 1) * 1e9, applies), lost: 2, unpaired: 1 });
    }
    expect(listRuns(db, { nowMs: STARTED_MS + 5000 })).toEqual([
      expect.objectContaining({
        id,
        shortId: id.slice(0, 8),
        tags: ["1.4.0-b4"],
        status: "recording",
        slices: 2,
        durationMs: 2000,
        applies: 6,
        lost: 4,
        unpaired: 2,
        transactions: null,
        p50Ns: 100,
        p99Ns: 100,
        codes: [
          { type: 0, code: 0, count: 2 },
          { type: 0, code: 128, count: 2 },
          { type: 7, code: 0, count: 2 },
        ],
      }),
    ]);
    expect(listRuns(db, { nowMs: STARTED_MS + 60_000 })[0]?.status).toBe("interrupted");
  });

  it("lists the newest first, also runs without the probe or without a slice", () => {
    const db = scratchDatabase();
    startRun(db);
    const later = startRun(db, { startedMs: STARTED_MS + 1 });
    appendSlice(db, later.key, sliceOf(0, 1e9, [applyOf(1)]));
    const list = listRuns(db, { nowMs: STARTED_MS, probe: "payment" });
    expect(list.map((run) => [run.key, run.slices, run.applies, run.p50Ns])).toEqual([
      [2, 1, 0, null],
      [1, 0, 0, null],
    ]);
  });

  it("adds codes that were imported without latencies, each once over all slices", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    for (const s of [0, 1]) {
      const codeCounts = [{ probe: 0, code: 128, count: 5 }];
      appendSlice(db, key, { ...sliceOf(s * 1e9, (s + 1) * 1e9), codeCounts });
    }
    expect(listRuns(db, { nowMs: 0 })[0]).toMatchObject({ applies: 0, codes: [{ type: null, code: 128, count: 10 }] });
    expect(codeCountsOf(db, { runKeys: [key], probe: "transactor" })).toEqual([
      { runKey: key, probe: "transactor", type: null, code: 128, count: 10 },
    ]);
  });
});
