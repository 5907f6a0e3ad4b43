import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explain } from "./explain.ts";
import { loadApplyPage } from "./load-apply-page.ts";
import { loadTransaction } from "./load-transaction.ts";
import { loadTransactions } from "./load-transactions.ts";
import type { ApplyRow, TransactionsParams, TransactionsView } from "./transactions-report.ts";

const nowMs = Date.UTC(2026, 10, 22);
const directory = mkdtempSync(join(tmpdir(), "transactions-"));
let db: Database;

beforeAll(() => {
  const path = join(directory, "probes.db");
  fixtureDatabase(path, {
    runs: [
      { tag: "with-rows", seconds: 20, seed: 1, appliesPerS: 80 },
      { tag: "without-rows", seconds: 20, seed: 1, appliesPerS: 80, applies: false },
    ],
  });
  db = openDatabase(path, { readonly: true });
});

afterAll(() => {
  db.close();
  rmSync(directory, { recursive: true });
});

const asked = (more: Partial<TransactionsParams> = {}): TransactionsParams => ({
  side: "with-rows",
  order: "slowest",
  nowMs,
  ...more,
});
const view = (more: Partial<TransactionsParams> = {}) => loadTransactions(db, asked(more));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function rowsOf({ rows }: TransactionsView): readonly ApplyRow[] {
  if (rows.kind !== "applies") throw new Error(`no applies but ${rows.kind}`);
  return rows.page.rows;
}

function everyRow(more: Partial<TransactionsParams> = {}): ApplyRow[] {
  const rows: ApplyRow[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = loadApplyPage(db, { ...asked(more), order: "slowest", after });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

describe("the page of transactions", () => {
  it("draws as many applies as rows can be paged through", () => {
    const { spans, heatmap } = view();
    const rows = everyRow();
    expect(rows).toHaveLength(spans);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(spans);
    expect(sum((heatmap?.counts ?? []).flat())).toBe(spans);
    expect((heatmap?.counts.length ?? 0) * (heatmap?.columns.length ?? 0)).toBeLessThanOrEqual(5000);
  });

  it("narrows map and rows alike, by stored cells or by rows", () => {
    for (const filter of [
      { type: "Payment" },
      { code: "tecPATH_DRY" },
      { code: "failed" },
      { attempt: 2 },
      { caller: "open" },
      { pass: "retry" },
    ] as const)
      expect(everyRow(filter).length, JSON.stringify(filter)).toBe(view(filter).spans);
    expect(rowsOf(view({ code: "failed" })).every(({ token }) => token !== "tesSUCCESS")).toBe(true);
  });

  it("offers the values that rows have", () => {
    const { choices } = view();
    expect(choices.callers).toEqual(["build", "open"]);
    expect(choices.attempts.slice(0, 2)).toEqual([1, 2]);
  });

  it("counts the transactions that were applied most", () => {
    const { rows } = view({ order: "most-applied" });
    if (rows.kind !== "transactions") throw new Error(rows.kind);
    const [first] = rows.transactions;
    expect(first?.applies).toBe(Math.max(...rows.transactions.map(({ applies }) => applies)));
    expect(everyRow().filter(({ txId }) => txId === first?.txId)).toHaveLength(first?.applies ?? -1);
  });

  it("says why there are no rows, and still explains a box by types, codes and probes", () => {
    const box = { fromMs: 0, toMs: 7_632, minNs: 1e6, maxNs: 1e8 };
    const bare = view({ side: "without-rows", ...box });
    expect(bare.rows).toMatchObject({ kind: "none", reason: expect.stringContaining("no rows") });
    const [byRows, byCells] = [view(box).explain, bare.explain];
    expect(byCells?.fields.map(({ field }) => field)).toEqual(["code", "type"]);
    expect(byRows?.fields.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["code", "type", "attempt", "caller"]),
    );
    expect((byCells?.inside ?? 0) / (byRows?.inside ?? 1)).toBeCloseTo(1, 1);
    expect(byRows?.inside).toBe(everyRow(box).length);
    expect((byRows?.inside ?? 0) + (byRows?.outside ?? 0)).toBe(view().spans);
  });
});

describe("explain", () => {
  const count = (label: string, inside: number, outside: number) => ({ value: label, label, inside, outside });

  it("puts the field first that differs most, and in it the value that differs most", () => {
    const fields = explain([
      { field: "caller", counts: [count("open", 50, 60), count("build", 50, 40)] },
      { field: "code", counts: [count("tesSUCCESS", 10, 80), count("tecPATH_DRY", 85, 20), count("tecKILLED", 5, 0)] },
    ]);
    expect(fields.map(({ field }) => field)).toEqual(["code", "caller"]);
    expect(fields[0]?.distance).toBeCloseTo(0.7, 12);
    expect(fields[0]?.values.map(({ label }) => label)).toEqual(["tesSUCCESS", "tecPATH_DRY", "tecKILLED"]);
    expect(fields[1]?.distance).toBeCloseTo(0.1, 12);
  });

  it("leaves out fields that cannot differ", () => {
    expect(explain([{ field: "probe", counts: [count("transactor", 5, 9)] }])).toEqual([]);
    expect(explain([{ field: "type", counts: [count("Payment", 5, 0), count("OfferCreate", 5, 0)] }])).toEqual([]);
  });
});

describe("one transaction", () => {
  it("shows its applies with their distances, by its id or the beginning of it", () => {
    const [row] = rowsOf(view({ attempt: 3 }));
    const txId = row?.txId ?? "";
    for (const id of [txId, txId.slice(0, 12).toLowerCase()]) {
      const found = loadTransaction(db, { id });
      if (found.kind !== "one") throw new Error(found.kind);
      const [lane] = found.transaction.lanes;
      expect(found.transaction.txId).toBe(txId);
      expect(lane?.run.tags).toEqual(["with-rows"]);
      expect(lane?.applies.length).toBeGreaterThanOrEqual(3);
      expect(lane?.applies[0]?.sinceLastMs).toBeNull();
      expect(lane?.applies[1]?.sinceLastMs).toBe((lane?.applies[1]?.startMs ?? 0) - (lane?.applies[0]?.startMs ?? 0));
    }
  });

  it("lists the ids that begin alike, knows when there is none, and refuses what is no id", () => {
    const ids = [...new Set(everyRow().map(({ txId }) => txId))].sort();
    const shared = ids.map((id) => id.slice(0, 4)).find((prefix, at) => ids[at + 1]?.startsWith(prefix));
    const expected = ids.filter((id) => shared !== undefined && id.startsWith(shared));
    expect(loadTransaction(db, { id: shared ?? "" })).toEqual({ kind: "several", txIds: expected, more: false });
    expect(loadTransaction(db, { id: "0".repeat(64) })).toEqual({ kind: "none" });
    expect(() => loadTransaction(db, { id: "abc" })).toThrow("no transaction's id");
    expect(() => loadTransaction(db, { id: "xyz-1" })).toThrow("no transaction's id");
  });
});
