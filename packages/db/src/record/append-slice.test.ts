import { mergeHistograms } from "@xrpl-probe/stats";
import { describe, expect, it } from "vitest";
import { workload } from "../fixture/workload.ts";
import { appliesOf } from "../queries/applies-of.ts";
import { cellsOf } from "../queries/cells.ts";
import { codeCountsOf } from "../queries/codes.ts";
import { runByRef } from "../queries/run-by-ref.ts";
import { slicesOf } from "../queries/slices.ts";
import { MERGED_LEVELS } from "../schema/columns.ts";
import { applyOf, STARTED_MS, sliceOf, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { appendSlice } from "./append-slice.ts";

describe("appendSlice", () => {
  it("stores a slice with its cells, codes, applies and heartbeat", () => {
    const db = scratchDatabase();
    const { key, id } = startRun(db);
    const apply = applyOf(5, {
      code: 128,
      startNs: 2 ** 52,
      durationNs: 2_466_600,
      applied: false,
      caller: "build",
      pass: "retry",
      attempt: 3,
    });
    const slice = {
      ...sliceOf(0, 1e9, [apply, applyOf(6)]),
      wallOffsetNs: -250,
      lost: 2,
      unpaired: 1,
      codeCounts: [{ probe: 0, code: 104, count: 4 }],
    };
    expect(appendSlice(db, key, slice)).toBe(0);

    expect(slicesOf(db, { runKey: key, level: "native" })).toEqual([
      { runKey: key, level: "native", seq: 0, startNs: 0, endNs: 1e9, wallOffsetNs: -250, lost: 2, unpaired: 1 },
    ]);
    const [success, dry] = cellsOf(db, { runKeys: [key], level: "native" });
    expect(success).toMatchObject({ probe: "transactor", probeIdx: 0, type: 0, code: 0, seq: 0 });
    expect(dry?.histogram).toMatchObject({ count: 1, sum: 2_466_600, min: 2_466_600, max: 2_466_600 });
    expect(appliesOf(db, { runKey: key, limit: 9 })[0]).toEqual({
      runKey: key,
      seq: 0,
      txId: "05".repeat(32),
      type: 0,
      code: 128,
      startNs: 2 ** 52,
      durationNs: 2_466_600,
      thread: 7,
      applied: false,
      caller: "build",
      pass: "retry",
      attempt: 3,
    });
    expect(codeCountsOf(db, { runKeys: [key] })).toContainEqual({
      runKey: key,
      probe: "transactor",
      type: null,
      code: 104,
      count: 4,
    });
    expect(runByRef(db, id)?.heartbeatMs).toBe(STARTED_MS + 1000);
  });

  it("numbers slices and applies through the run, also from another handle", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    const seqs = [0, 1, 2].map((s) => appendSlice(db, key, sliceOf(s * 1e9, (s + 1) * 1e9, [applyOf(s), applyOf(s)])));
    expect(seqs).toEqual([0, 1, 2]);
    expect(appliesOf(db, { runKey: key, fromSeq: 3, limit: 2 }).map((row) => row.seq)).toEqual([3, 4]);
  });

  it("keeps every level equal to its native cells merged", () => {
    const db = scratchDatabase();
    const { key } = startRun(db, { startedMs: STARTED_MS + 48_250 });
    const source = workload({ seed: 3, appliesPerS: 30, slow: {}, mix: {} });
    for (let s = 0; s < 75; s++) {
      const applies = Array.from({ length: 30 }, () => source.next().value);
      appendSlice(db, key, { ...sliceOf(s * 1e9, (s + 1) * 1e9, applies), lost: s % 3, unpaired: 1 });
    }
    const native = cellsOf(db, { runKeys: [key], level: "native" });
    const nativeSlices = slicesOf(db, { runKey: key, level: "native" });
    expect(slicesOf(db, { runKey: key, level: 60 }).map((slice) => [slice.startNs, slice.endNs])).toEqual([
      [0, 12e9],
      [12e9, 72e9],
      [72e9, 75e9],
    ]);
    for (const level of MERGED_LEVELS) {
      for (const slice of slicesOf(db, { runKey: key, level })) {
        const members = nativeSlices.filter(({ startNs, endNs }) => startNs >= slice.startNs && endNs <= slice.endNs);
        const seqs = new Set(members.map(({ seq }) => seq));
        expect(slice.lost).toBe(members.reduce((sum, { lost }) => sum + lost, 0));
        expect(slice.unpaired).toBe(members.length);
        const cells = cellsOf(db, { runKeys: [key], level, fromSeq: slice.seq, toSeq: slice.seq });
        expect(cells.reduce((sum, cell) => sum + cell.histogram.count, 0)).toBe(members.length * 30);
        for (const { type, code, histogram } of cells) {
          const parts = native.filter((cell) => seqs.has(cell.seq) && cell.type === type && cell.code === code);
          expect(histogram).toEqual(mergeHistograms(parts.map((part) => part.histogram)));
        }
      }
    }
  });

  it("keeps cells without type or code apart, and imported buckets as they are", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    const log2 = {
      scheme: "log2-us",
      count: 3,
      sum: null,
      min: null,
      max: null,
      indices: [7, 9],
      counts: [1, 2],
    } as const;
    db.$client.exec(`update probes set scheme = 'log2-us' where run_key = ${key}`);
    for (const s of [0, 1]) {
      const cells = [
        { probe: 0, type: 7, code: null, histogram: log2 },
        { probe: 0, type: null, code: null, histogram: log2 },
      ];
      appendSlice(db, key, { ...sliceOf(s * 1e9, (s + 1) * 1e9), cells });
    }
    const cells = cellsOf(db, { runKeys: [key], level: "run" });
    expect(cells.map(({ type, code }) => [type, code])).toEqual([
      [null, null],
      [7, null],
    ]);
    expect(cells[1]?.histogram).toEqual({ ...log2, count: 6, counts: [2, 4] });
    expect(cellsOf(db, { runKeys: [key], level: "native", type: null })).toHaveLength(2);
    expect(codeCountsOf(db, { runKeys: [key] })).toEqual([]);
  });

  it("stores all of a slice or nothing", () => {
    const db = scratchDatabase();
    const { key, id } = startRun(db);
    appendSlice(db, key, sliceOf(0, 1e9, [applyOf(1)]));
    const counts = () =>
      ["slices", "cells", "code_counts", "applies"].map((table) =>
        db.$client.prepare(`select count(*) from ${table}`).pluck().get(),
      );
    const before = counts();
    const twice = sliceOf(1e9, 2e9, [applyOf(2)]);
    const broken = { ...twice, codeCounts: [1, 1].map((count) => ({ probe: 0, code: 104, count })) };
    expect(() => appendSlice(db, key, broken)).toThrow("UNIQUE constraint failed");
    expect(() => appendSlice(db, key, { ...twice, applies: [applyOf(3, { durationNs: Number.NaN })] })).toThrow(
      "NOT NULL",
    );
    expect(counts()).toEqual(before);
    expect(runByRef(db, id)?.heartbeatMs).toBe(STARTED_MS + 1000);
  });

  it("says when the run is gone", () => {
    const db = scratchDatabase();
    expect(() => appendSlice(db, 99, sliceOf(0, 1e9))).toThrow(expect.objectContaining({ code: "no-such-run" }));
  });
});
