import { describe, expect, it } from "vitest";
import { changePointRows } from "./change-points.ts";
import { codeRows } from "./codes.ts";
import { formatTable } from "./format-table.ts";
import { shareRow } from "./target-row.ts";

describe("the benches of the figures to reach", () => {
  it("tell change points from noise, beside Otava's rule, in short", () => {
    const rows = changePointRows({ quick: true });
    expect(rows.filter(({ ok }) => ok === false)).toEqual([]);
    expect(rows.map(({ peers }) => Object.keys(peers))).toEqual(rows.map(() => ["Otava"]));
  });

  it("find no false shift of codes where a chi-square finds many, in short", () => {
    const [row] = codeRows({ quick: true });
    expect(row?.ok).toBe(true);
    expect(Number.parseFloat(row?.peers["chi-square"] ?? "0")).toBeGreaterThan(30);
  });

  it("give the same table every time", () => {
    expect(changePointRows({ quick: true })).toEqual(changePointRows({ quick: true }));
  });
});

describe("shareRow", () => {
  const measured = { figure: "false alarms", value: 0.08, repeats: 400, bar: { most: 0.07 }, peers: { Welch: 0.5 } };

  it("misses a bar by any excess, and in short only beyond its own error", () => {
    expect(shareRow(measured, { quick: false })).toMatchObject({
      ok: false,
      ours: "8.0 % ± 2.7 %",
      target: "<= 7.0 %",
    });
    expect(shareRow(measured, { quick: true }).ok).toBe(true);
    expect(shareRow({ ...measured, bar: { least: 0.12 } }, { quick: true }).ok).toBe(false);
    expect(shareRow({ ...measured, bar: null }, { quick: false })).toMatchObject({ ok: null, target: "printed" });
  });

  it("stands as one line of the table", () => {
    const [header, line] = formatTable([shareRow(measured, { quick: false })]).split("\n");
    expect(line).toBe("false alarms  8.0 % ± 2.7 %  <= 7.0 %  MISSED      400  Welch 50.0 %");
    expect(header).toHaveLength((line ?? "").length - "Welch 50.0 %".length + "others".length);
  });
});
