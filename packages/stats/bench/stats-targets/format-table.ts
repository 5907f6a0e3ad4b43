import type { TargetRow } from "./target-row.ts";

const HEADER = { figure: "figure", ours: "here", target: "target", verdict: "", repeats: "repeats", peers: "others" };

/** The table as lines of text, columns aligned. */
export function formatTable(rows: readonly TargetRow[]): string {
  const cells = rows.map(({ figure, ours, target, ok, repeats, peers }) => ({
    figure,
    ours,
    target,
    verdict: ok === null ? "" : ok ? "ok" : "MISSED",
    repeats: String(repeats),
    peers: Object.entries(peers)
      .map(([name, value]) => `${name} ${value}`)
      .join(", "),
  }));
  const all = [HEADER, ...cells];
  const widthOf = (column: keyof typeof HEADER) => Math.max(...all.map((cell) => cell[column].length));
  const line = (cell: typeof HEADER) =>
    [
      cell.figure.padEnd(widthOf("figure")),
      cell.ours.padStart(widthOf("ours")),
      cell.target.padEnd(widthOf("target")),
      cell.verdict.padEnd(widthOf("verdict")),
      cell.repeats.padStart(widthOf("repeats")),
      cell.peers,
    ].join("  ");
  return all.map((cell) => line(cell).trimEnd()).join("\n");
}
