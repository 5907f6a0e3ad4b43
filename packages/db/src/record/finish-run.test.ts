import { describe, expect, it } from "vitest";
import { outcomesOf } from "../queries/codes.ts";
import { listRuns } from "../queries/list-runs.ts";
import { probesOf } from "../queries/probes.ts";
import { applyOf, STARTED_MS, sliceOf, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { appendSlice } from "./append-slice.ts";
import { finishRun, type RunEnd } from "./finish-run.ts";

const END: RunEnd = {
  status: "complete",
  stopReason: "duration reached",
  endedMs: STARTED_MS + 2000,
  probes: [],
  appliesPerS: 3,
  durationClass: "under 90 s",
};

describe("finishRun", () => {
  it("counts each transaction once, under the code of its last apply", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    appendSlice(
      db,
      key,
      sliceOf(0, 1e9, [applyOf(1, { code: 128 }), applyOf(2, { code: 128 }), applyOf(3, { type: 7 })]),
    );
    appendSlice(
      db,
      key,
      sliceOf(1e9, 2e9, [applyOf(2, { code: 0 }), applyOf(1, { code: 104 }), applyOf(1, { code: 128 })]),
    );
    finishRun(db, key, END);
    expect(outcomesOf(db, { runKeys: [key] })).toEqual([
      { runKey: key, type: 0, code: 0, transactions: 1 },
      { runKey: key, type: 0, code: 128, transactions: 1 },
      { runKey: key, type: 7, code: 0, transactions: 1 },
    ]);
    expect(listRuns(db, { nowMs: 0 })[0]).toMatchObject({
      status: "complete",
      stopReason: "duration reached",
      durationMs: 2000,
      transactions: 3,
    });
  });

  it("takes outcomes that were counted on the way as they are", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    finishRun(db, key, { ...END, outcomes: [{ type: 7, code: 104, transactions: 5 }] });
    expect(outcomesOf(db, { runKeys: [key] })).toEqual([{ runKey: key, type: 7, code: 104, transactions: 5 }]);
  });

  it("knows no outcome where only some applies have a row", () => {
    const db = scratchDatabase();
    const { key } = startRun(db, { transactionsKept: "slow=5ms" });
    appendSlice(db, key, sliceOf(0, 1e9, [applyOf(1)]));
    finishRun(db, key, END);
    expect(outcomesOf(db, { runKeys: [key] })).toEqual([]);
    expect(listRuns(db, { nowMs: 0 })[0]?.transactions).toBeNull();
  });

  it("adds what probes counted and leaves the rest as attached", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    finishRun(db, key, {
      ...END,
      probes: [{ idx: 0, hits: 10, spans: 4, unpaired: 1, openAtEnd: 1, biasNs: 900.5, costNs: 1300 }],
    });
    expect(probesOf(db, { runKey: key })).toEqual([
      expect.objectContaining({
        idx: 0,
        name: "transactor",
        hits: 10,
        spans: 4,
        unpaired: 1,
        openAtEnd: 1,
        ringFull: null,
        biasNs: 900.5,
      }),
    ]);
  });

  it("stores each probe's quantiles over all types and codes, the same that a run still recorded reads as", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    const applies = Array.from({ length: 101 }, (_, i) => applyOf(1, { code: i % 2, durationNs: 10_000 + i * 500 }));
    appendSlice(db, key, sliceOf(0, 1e9, applies));
    const [recorded] = listRuns(db, { nowMs: STARTED_MS });
    finishRun(db, key, END);
    const [probe] = probesOf(db, { runKey: key });
    expect(probe?.p50Ns).toBeCloseTo(35_000, -3);
    expect([probe?.p50Ns, probe?.p99Ns]).toEqual([recorded?.p50Ns, recorded?.p99Ns]);
    expect(listRuns(db, { nowMs: 0 })[0]).toMatchObject({ p50Ns: recorded?.p50Ns, p99Ns: recorded?.p99Ns });
  });

  it("may be repeated, and says when the run is gone", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    appendSlice(db, key, sliceOf(0, 1e9, [applyOf(1)]));
    finishRun(db, key, END);
    finishRun(db, key, { ...END, status: "interrupted" });
    expect(outcomesOf(db, { runKeys: [key] })).toHaveLength(1);
    expect(() => finishRun(db, 77, END)).toThrow(expect.objectContaining({ code: "no-such-run" }));
  });
});
