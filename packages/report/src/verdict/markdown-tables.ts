import type { CodeVerdict, ReportRow, Sign } from "./compare-report.ts";

/** Signs as GitHub's fonts have them; the word stands beside each. */
const SIGNS: Readonly<Record<Sign | CodeVerdict["sign"], string>> = {
  slower: "▲",
  faster: "▼",
  "possibly-slower": "△",
  "possibly-faster": "▽",
  "no-change": "=",
  inconclusive: "?",
  "not-judged": "·",
  "not-comparable": "⃠",
  shifted: "◆",
  "possibly-shifted": "◇",
  new: "+",
  gone: "−",
};

export function signGlyph(sign: Sign | CodeVerdict["sign"]): string {
  return SIGNS[sign];
}

/** The columns of the terminal's table. */
export function latencyTable(rows: readonly ReportRow[]): string[] {
  const cells = rows.map((row) => [
    SIGNS[row.sign],
    rowName(row),
    row.statisticName,
    row.text.base,
    row.text.head,
    row.text.change,
    row.text.interval,
    [row.shown, ...(row.bound === null ? [] : [row.bound])].join(": "),
  ]);
  return table(
    ["", "latency, lower is better", "", "base", "head", "change", "95 % interval", "verdict"],
    "lllrrrrl",
    cells,
  );
}

export function codeTable(codes: readonly CodeVerdict[], perWhat: string): string[] {
  const cells = codes.map(({ sign, type, typeName, token, text, word }) => [
    SIGNS[sign],
    `${type === null ? "" : `${escaped(typeName)} `}\`${token}\``,
    text.base,
    text.head,
    text.points,
    text.interval,
    word,
  ]);
  return table(
    ["", `codes, share of ${perWhat}`, "base", "head", "points", "95 % interval", "verdict"],
    "llrrrrl",
    cells,
  );
}

/** What stands between pipes must not hold one. */
export function escaped(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");
}

function rowName({ probe, type, typeName, code, token }: ReportRow): string {
  const ofProbe = probe === "transactor" ? "" : `${escaped(probe)}: `;
  const ofType = type === null && code !== null ? [] : [escaped(typeName)];
  return `${ofProbe}${[...ofType, ...(code === null ? [] : [`\`${token}\``])].join(" ")}`;
}

function table(heads: readonly string[], aligned: string, rows: readonly (readonly string[])[]): string[] {
  const rule = [...aligned].map((align) => (align === "r" ? "---:" : "---"));
  return [heads, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}
