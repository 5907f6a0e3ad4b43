import { describe, expect, it } from "vitest";
import { column, type DataTable } from "./data-table.ts";
import { csvText, jsonText } from "./table-file.ts";

const TABLE: DataTable = {
  columns: [
    column("Type", "type"),
    column("Applies", "applies", "count"),
    column("p50", "p50_ns", "duration"),
    column("diff.", "change", "change"),
    column("95 % interval", "change_interval", "change"),
    column("Provisional", "provisional"),
  ],
  rows: [
    ["Payment", 36_103, 2_473_217.5, 0.254, [0.21, null], false],
    ["=OfferCreate, 2", 201_000, [128_000, 256_000], null, null, true],
  ],
};

describe("the file of a table", () => {
  it("has one line for a row, one field for a value, and whole numbers", () => {
    expect(csvText(TABLE).split("\r\n")).toEqual([
      "type,applies,p50_ns_from,p50_ns_to,change,change_interval_from,change_interval_to,provisional",
      "Payment,36103,2473217.5,2473217.5,0.254,0.21,,false",
      `"'=OfferCreate, 2",201000,128000,256000,,,,true`,
      "",
    ]);
  });

  it("says as JSON what its rows are, and has the fields of the CSV", () => {
    const about = { title: "Slower", sub: "Lower is better.", source: "xrpl-probe, b5", address: "http://127.0.0.1/" };
    const { rows, ...said } = JSON.parse(jsonText(TABLE, about)) as { rows: Record<string, unknown>[] };
    expect(said).toEqual(about);
    expect(Object.keys(rows[0] ?? {}).join()).toBe(csvText(TABLE).split("\r\n")[0]);
    expect(rows[1]).toMatchObject({ type: "=OfferCreate, 2", p50_ns_from: 128_000, change: null, provisional: true });
  });
});
