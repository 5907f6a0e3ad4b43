import { describe, expect, it } from "vitest";
import type { Database } from "../database.ts";
import { appendSlice, type NewApply } from "../record/append-slice.ts";
import { applyOf, sliceOf, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { applyFields } from "./apply-fields.ts";
import { applyTimes } from "./apply-times.ts";
import { mostApplied } from "./most-applied.ts";
import { transactionsByPrefix } from "./transactions-by-prefix.ts";

/** Twelve applies of four transactions, 100 ms apart; the first is applied six times. */
function smallRun(db: Database): number {
  const { key } = startRun(db);
  const applies: NewApply[] = [1, 1, 2, 1, 3, 1, 2, 1, 4, 2, 3, 1].map((tx, i) =>
    applyOf(tx, {
      type: tx === 4 ? 7 : 0,
      code: i < 4 ? 128 : 0,
      startNs: i * 1e8,
      durationNs: 1000 * (i + 1),
      caller: i < 6 ? "open" : "build",
      attempt: i < 6 ? 1 : 2,
    }),
  );
  appendSlice(db, key, sliceOf(0, 2e9, applies));
  return key;
}

describe("mostApplied", () => {
  it("counts the applies of each transaction, the most first", () => {
    const db = scratchDatabase();
    const runKey = smallRun(db);
    const { transactions, complete } = mostApplied(db, { runKeys: [runKey], limit: 2 });
    expect(complete).toBe(true);
    expect(transactions).toEqual([
      {
        runKey,
        txId: "01".repeat(32),
        type: 0,
        applies: 6,
        failed: 3,
        firstNs: 0,
        lastNs: 11e8,
        totalNs: 33_000,
        longestNs: 12_000,
      },
      expect.objectContaining({ txId: "02".repeat(32), applies: 3, failed: 1 }),
    ]);
  });

  it("says when rows were left out", () => {
    const db = scratchDatabase();
    const runKey = smallRun(db);
    const { transactions, complete } = mostApplied(db, { runKeys: [runKey], limit: 1, mostRead: 4 });
    expect([transactions[0]?.applies, complete]).toEqual([3, false]);
  });
});

describe("applyFields", () => {
  it("counts applies by type, code, attempt, caller and pass", () => {
    const db = scratchDatabase();
    const { counts, per } = applyFields(db, { runKey: smallRun(db) });
    expect(per).toBe(1);
    expect(counts).toContainEqual({ type: 0, code: 128, attempt: 1, caller: "open", pass: null, count: 4 });
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(12);
  });

  it("lets stretches spread over a long run stand for it", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    const applies = Array.from({ length: 4000 }, (_, i) => applyOf(i % 200, { code: i < 1000 ? 0 : 128, startNs: i }));
    appendSlice(db, key, sliceOf(0, 1e9, applies));
    const { counts, per } = applyFields(db, { runKey: key, mostRead: 400 });
    expect(per).toBe(10);
    expect(counts.map(({ code, count }) => [code, count])).toEqual([
      [0, 100],
      [128, 300],
    ]);
  });
});

it("applyTimes gives ends and durations of what matches", () => {
  const db = scratchDatabase();
  const runKey = smallRun(db);
  const { times, complete } = applyTimes(db, { runKey, code: 0, fromNs: 0, toNs: 5.5e8, mostRead: 100 });
  expect(times).toEqual([
    [4e8 + 5000, 5000],
    [5e8 + 6000, 6000],
  ]);
  expect(complete).toBe(true);
  expect(applyTimes(db, { runKey, mostRead: 3 })).toMatchObject({ times: { length: 3 }, complete: false });
});

it("transactionsByPrefix finds ids of all runs by an odd or even number of digits", () => {
  const db = scratchDatabase();
  smallRun(db);
  smallRun(db);
  const { key } = startRun(db);
  const alike = Buffer.from(`0101010101${"ff".repeat(27)}`, "hex");
  appendSlice(db, key, sliceOf(0, 1e9, [{ ...applyOf(0), txId: alike }]));
  const ids = (prefix: string, limit = 9) => transactionsByPrefix(db, { prefix, limit });
  expect(ids("0101")).toEqual(["01".repeat(32), alike.toString("hex").toUpperCase()]);
  expect(ids("0101010101f")).toEqual([alike.toString("hex").toUpperCase()]);
  expect(ids("0")).toHaveLength(5);
  expect(ids("0", 2)).toHaveLength(2);
  expect(ids("02".repeat(32))).toEqual(["02".repeat(32)]);
  expect(ids("ee")).toEqual([]);
});
