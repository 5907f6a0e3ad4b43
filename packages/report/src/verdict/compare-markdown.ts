import { formatWhen } from "../format.ts";
import type { CompareReport, ReportRow, ReportRun, ReportSide } from "./compare-report.ts";
import { codeTable, escaped, latencyTable, signGlyph } from "./markdown-tables.ts";
import { percent } from "./percent.ts";
import { statisticName } from "./statistic-name.ts";
import { tallies } from "./tallies.ts";
import { plain, type Sentence } from "./text.ts";

/** More would not fit into a comment. */
const MOST_ROWS = 200;

/** The comparison as GitHub shows it: what a pipeline puts into its summary. Ends with a line break. */
export function compareMarkdown(report: CompareReport): string {
  const { verdict, gate, environment, history } = report;
  const rows = report.rows.filter((row) => isTold(row, report));
  const codes = report.codes.filter(({ sign }) => sign !== "no-change" && sign !== "inconclusive");
  return `${[
    `### ${signGlyph(verdict.sign)} ${escaped(verdict.subject)}`,
    "",
    markdown(verdict.finding),
    "",
    `${markdown(verdict.basis)} **${plain(verdict.gate).replace(".", "")}**: ${gate.why}.`,
    ...block(rows.length > 0, () => [...latencyTable(rows), "", restOfRows(report, rows)]),
    ...block(codes.length > 0, () => codeTable(codes, report.probe === "transactor" ? "applies" : "spans")),
    ...block(report.mix !== null, () => [`Mix: ${report.mix?.line}.`]),
    ...block(Boolean(report.mix?.banner), () => [`> **${report.mix?.banner}.**`]),
    ...block(report.commonMode !== null, () => [`> **${report.commonMode?.sentence}.**`]),
    ...block(true, () => [`Environment: ${escaped(environment.sentence)}. Runs: ${history.sentence}.`]),
    ...block(true, () => nextLines(report)),
    ...block(true, () => details(report)),
  ].join("\n")}\n`;
}

function block(isShown: boolean, lines: () => readonly string[]): string[] {
  return isShown ? ["", ...lines()] : [];
}

const MOVED: readonly string[] = ["slower", "faster", "possibly-slower", "possibly-faster"];

/** What moved, and what holds the gate up. */
function isTold({ sign, name }: ReportRow, { gate }: CompareReport): boolean {
  const isHeldUp = gate.reason === "limit-not-excluded" || gate.reason === "not-judged";
  return MOVED.includes(sign) || (isHeldUp && gate.deciding.includes(name));
}

function restOfRows({ rows }: CompareReport, told: readonly ReportRow[]): string {
  const rest = rows.filter((row) => !told.includes(row));
  const { noChange, inconclusive, notJudged, notComparable } = tallies(rest);
  const counts = [
    [noChange, "no change"],
    [inconclusive, "inconclusive"],
    [notJudged, "not judged"],
    [notComparable, "not comparable"],
  ] as const;
  const named = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return rest.length === 1
    ? `1 more row: ${named.join("")}.`
    : `${rest.length} more rows: ${named.join(", ") || "none"}.`;
}

function nextLines({ next }: CompareReport): string[] {
  const steps = next.map(({ when, command, after }) => [when, `\`${command}\``, after].filter((part) => part !== ""));
  return ["Next:", "", ...steps.map((parts) => `- ${parts.join(" ")}`)];
}

function details(report: CompareReport): string[] {
  const { rows, codes, base, head, options } = report;
  const percents = (of: typeof options.limits) =>
    Object.entries(of).map(([statistic, share]) => `${statisticName(statistic as keyof typeof of)} ${percent(share)}`);
  const shown = rows.slice(0, MOST_ROWS);
  return [
    `<details><summary>All ${rows.length} rows, ${codes.length} codes, runs and options</summary>`,
    "",
    ...latencyTable(shown),
    ...(shown.length < rows.length ? ["", `${rows.length - shown.length} more rows are left out here.`] : []),
    "",
    ...codeTable(codes, report.probe === "transactor" ? "applies" : "spans"),
    "",
    ...sideLines("base", base),
    ...sideLines("head", head),
    ...report.leftOutProbes.map(({ probe, reason }) => `- probe ${escaped(probe)} is left out: ${escaped(reason)}`),
    `- noise: ${report.history.sentence}${report.history.runs.map(({ shortId }) => ` \`${shortId}\``).join("")}`,
    `- smallest change worth a verdict: ${percents(options.thresholds).join(", ")}; at least ${options.floorNs / 1000}\u00a0µs`,
    `- largest slowdown that may stay unexcluded: ${percents(options.limits).join(", ")}`,
    `- the gate asks for ${options.minRuns === 1 ? "1 run" : `${options.minRuns} runs`} on each side${options.allowSingle ? ", single runs allowed" : ""}`,
    "",
    "</details>",
  ];
}

function sideLines(name: "base" | "head", { label, runs, leftOut }: ReportSide): string[] {
  const described = ({ shortId, startedMs, host, commit }: ReportRun) =>
    [
      `\`${shortId}\``,
      `${formatWhen(startedMs, "UTC")} UTC`,
      host,
      commit === null ? null : `\`${commit.slice(0, 9)}\``,
    ]
      .filter((part) => part !== null)
      .join(" ");
  return [
    `- ${name} ${escaped(label)}: ${runs.map(described).join("; ")}`,
    ...leftOut.map((run) => `- left out of ${name}: ${described(run)}, ${run.reason}`),
  ];
}

function markdown(sentence: Sentence): string {
  return sentence
    .map(({ text, tone }) => {
      if (tone === "code" || tone === "command") return `\`${text}\``;
      return tone === undefined ? escaped(text) : `**${escaped(text)}**`;
    })
    .join("");
}
