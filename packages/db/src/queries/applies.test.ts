import { describe, expect, it } from "vitest";
import { appendSlice } from "../record/append-slice.ts";
import { TX_CHUNK_BITS } from "../schema/applies.ts";
import { applyOf, sliceOf, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { appliesOfTransaction } from "./applies-of-transaction.ts";
import { slowestApplies } from "./slowest-applies.ts";

describe("appliesOfTransaction", () => {
  it("finds every apply across chunks and runs, and not an id that begins alike", () => {
    const db = scratchDatabase();
    const [a, b] = [startRun(db), startRun(db)];
    const alike = Buffer.concat([Buffer.alloc(4, 0xab), Buffer.alloc(28, 1)]);
    const chunk = 1 << TX_CHUNK_BITS;
    const filler = Array.from({ length: chunk - 1 }, (_, i) => applyOf(i % 100));
    appendSlice(db, a.key, sliceOf(0, 1e9, [applyOf(0xab), ...filler, { ...applyOf(0), txId: alike }, applyOf(0xab)]));
    appendSlice(db, b.key, sliceOf(0, 1e9, [applyOf(1), applyOf(0xab)]));
    const found = appliesOfTransaction(db, { txId: "ab".repeat(32) });
    expect(found.map(({ runKey, seq }) => [runKey, seq])).toEqual([
      [a.key, 0],
      [a.key, chunk + 1],
      [b.key, 1],
    ]);
    expect(found[0]?.txId).toBe("AB".repeat(32));
    expect(appliesOfTransaction(db, { txId: "cd".repeat(32) })).toEqual([]);
  });

  it("finds nothing in an empty database", () => {
    expect(appliesOfTransaction(scratchDatabase(), { txId: "ab".repeat(32) })).toEqual([]);
  });
});

describe("slowestApplies", () => {
  it("pages through all applies, longest first, each once, though durations repeat", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    appendSlice(
      db,
      key,
      sliceOf(
        0,
        1e9,
        [5, 9, 9, 1, 9, 5].map((durationNs, i) => applyOf(i, { durationNs, code: i % 2 })),
      ),
    );
    const seqs: number[] = [];
    let page = slowestApplies(db, { runKey: key, limit: 2 });
    while (page.length > 0) {
      seqs.push(...page.map((row) => row.seq));
      page = slowestApplies(db, { runKey: key, limit: 2, after: page.at(-1) });
    }
    expect(seqs).toEqual([1, 2, 4, 0, 5, 3]);
    expect(slowestApplies(db, { runKey: key, code: 1, limit: 9 }).map((row) => row.seq)).toEqual([1, 5, 3]);
  });
});
