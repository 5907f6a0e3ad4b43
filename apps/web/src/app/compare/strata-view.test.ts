import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { compareSides, loadComparison } from "@xrpl-probe/report";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvText } from "../../table/table-file.ts";
import { strataValues } from "./strata-values.ts";
import { strataView } from "./strata-view.ts";

const directory = mkdtempSync(join(tmpdir(), "strata-view-"));
const path = join(directory, "probes.db");

beforeAll(() => {
  const run = { seconds: 60, appliesPerS: 300, applies: false };
  const slow = { "Payment tecPATH_DRY": 1.5 };
  fixtureDatabase(path, {
    runs: [
      { ...run, tag: "base", seed: 1 },
      { ...run, tag: "base", seed: 2 },
      { ...run, tag: "head", seed: 3, slow },
      { ...run, tag: "head", seed: 4, slow },
    ],
  });
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const load = () => {
  using db = openDatabase(path, { readonly: true });
  const asked = { base: "base", head: "head", nowMs: Date.now() };
  const report = compareSides(db, asked);
  return { report, view: strataView(loadComparison(db, asked), report) };
};

describe("the table of types and codes", () => {
  it("puts the type that changed first, led by the code that did", () => {
    const { report, view } = load();
    const [first] = view.types;
    expect(first?.name).toBe("Payment");
    expect(first?.strata[0]).toMatchObject({ token: "tecPATH_DRY", word: { sign: report.rows[0]?.sign } });
    expect(view.types.map(({ name }) => name)).toEqual(
      report.types.filter(({ probe }) => probe === report.probe).map(({ typeName }) => typeName),
    );
  });

  it("prints what the report carries, with its reason within reach", () => {
    const { report, view } = load();
    const row = report.rows.find(({ name }) => name === "Payment tecPATH_DRY p50");
    const cell = view.types[0]?.strata[0]?.p50;
    expect(cell).toMatchObject({ base: row?.base, head: row?.head, lo: row?.lo, hi: row?.hi, text: row?.text.change });
    expect(cell?.about).toContain(row?.text.interval);
    expect(cell?.about).toContain(row?.why);
  });

  it("never judges several strata together", () => {
    const { view } = load();
    for (const pooled of [view.pooled, ...view.types.map((type) => type.pooled)].filter((one) => one !== null))
      expect(pooled).toMatchObject({ word: { sign: "not-judged" }, p50: { change: null, sign: "not-judged" } });
    expect(view.pooled?.counts.base).toBeGreaterThan(0);
  });

  it("is saved with every row, folded or not, and the differences that it prints", () => {
    const { report, view } = load();
    const [names = "", first = "", ...rest] = csvText(strataValues(view.types, view.pooled)).trim().split("\r\n");
    const field = (line: string, name: string) => line.split(",")[names.split(",").indexOf(name)];
    expect([field(first, "type"), field(first, "code")]).toEqual(["Payment", "tecPATH_DRY"]);
    const p50 = report.rows.find(({ name }) => name === "Payment tecPATH_DRY p50");
    expect(Number(field(first, "p50_change"))).toBe(p50?.change);
    expect(Number(field(first, "base_p50_ns"))).toBe(p50?.base);
    expect(field(first, "p50_verdict")).toBe(p50?.shown);
    const pooled = view.types.filter((type) => type.pooled !== null).length + (view.pooled === null ? 0 : 1);
    expect(1 + rest.length).toBe(view.types.flatMap(({ strata }) => strata).length + pooled);
  });
});
