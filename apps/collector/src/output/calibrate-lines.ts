import type { AaCount, CalibrateReport, PrecisionRow, StratumNoise } from "@xrpl-probe/report";
import { formatLength } from "@xrpl-probe/report/format";
import { type Column, fittingColumns, tableLines } from "./columns.ts";
import { nextLines } from "./next-lines.ts";
import { sentenceLines } from "./sentence-lines.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";

/** Groups that are named one by one. */
const MOST_GROUPS = 5;

/** What an operator reads of a calibration: how far verdicts can be trusted, what runs differ by, what precision needs. */
export function calibrateLines(terminal: Terminal, report: CalibrateReport): string[] {
  return [
    ...answer(terminal, report),
    ...block(pairLines(terminal, report)),
    ...block(noiseTable(terminal, report.noise)),
    ...block(precisionLines(terminal, report)),
    "",
    ...groupLines(terminal, report),
    ...nextLines(terminal, report.next),
  ];
}

function block(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

function answer(terminal: Terminal, { sign: known, headline, advice }: CalibrateReport): string[] {
  const mark =
    known === "known"
      ? paint(terminal, "green", sign(terminal, "ok"))
      : paint(terminal, "yellow", sign(terminal, "warning"));
  const width = terminal.columns - 2;
  return [...sentenceLines(terminal, headline, width), ...sentenceLines(terminal, advice, width)].map(
    (line, i) => `${i === 0 ? mark : " "} ${line}`,
  );
}

/** A build compared with itself: whatever rings is false. */
function pairLines(terminal: Terminal, { single, several }: CalibrateReport): string[] {
  const kinds = [
    ...(single === null ? [] : [{ name: "1 run a side", count: single }]),
    ...(several === null ? [] : [{ name: `${several.runsPerSide} runs a side`, count: several }]),
  ];
  if (kinds.length === 0) return [];
  type Kind = (typeof kinds)[number];
  const number = (head: string, of: (count: AaCount) => number, { bad = false, goes = 9 } = {}): Column<Kind> => ({
    head,
    goes,
    align: "right",
    cell: ({ count }) => String(of(count)),
    style: (text, { count }) => (bad && of(count) > 0 ? paint(terminal, "red", text) : text),
  });
  return headed(terminal, kinds, [
    { head: apart(terminal, "a build against itself", 26), align: "left", cell: ({ name }) => name },
    number("pairs", ({ pairs }) => pairs),
    number("proven", ({ proven }) => proven, { bad: true }),
    number("possible", ({ possible }) => possible),
    number("codes", ({ codes }) => codes, { goes: 1 }),
    number(terminal.columns < 100 ? "passes" : "gate passes", ({ gate }) => gate.passes),
    number("fails", ({ gate }) => gate.fails, { bad: true }),
    number("cannot tell", ({ gate }) => gate.cannotTell),
  ]);
}

function noiseTable(terminal: Terminal, noise: readonly StratumNoise[]): string[] {
  const names = noise[0]?.statistics.map(({ statisticName }) => statisticName) ?? [];
  const known = noise.some(({ statistics }) => statistics.some(({ sd }) => sd !== null));
  if (!known) return [];
  return headed(terminal, noise, [
    { head: apart(terminal, "runs of one build scatter by (sd)", 34), align: "left", cell: ({ name }) => name },
    ...names.map(
      (head, i): Column<StratumNoise> => ({
        head: apart(terminal, head, -7),
        align: "right",
        cell: ({ statistics }) => plain(terminal, statistics[i]?.text ?? ""),
      }),
    ),
  ]);
}

function precisionLines(terminal: Terminal, { precision }: CalibrateReport): string[] {
  if (precision === null) return [];
  const { rows, runsPerSide, name, lengthMs, noise } = precision;
  const length = formatLength(lengthMs);
  return [
    ...headed(terminal, rows, [
      { head: apart(terminal, "to find a change of", 20), align: "left", cell: (row) => plain(terminal, row.name) },
      { head: "runs needed", align: "right", cell: ({ text }) => text.runs },
      ...runsPerSide.map(
        (count, i): Column<PrecisionRow> => ({
          head: apart(terminal, `or ${count} of`, -10),
          align: "right",
          goes: -count,
          cell: ({ text }) => plain(terminal, text.lengths[i] ?? ""),
          style: (text, row) => (row.lengths[i] === null ? paint(terminal, "dim", text) : text),
        }),
      ),
    ]),
    ...sentenceLines(
      terminal,
      [
        {
          text: `on each side, runs of ${length} like those here, or fewer or more of another length; found four times in five; for ${name}, noise ${noise}; - = no length is enough: runs differ by more`,
        },
      ],
      terminal.columns - 2,
    ).map((line) => `  ${paint(terminal, "dim", line)}`),
  ];
}

/** Columns stand apart where there is room; a negative width pads on the left. */
function apart(terminal: Terminal, head: string, width: number): string {
  if (terminal.columns < 100) return head;
  return width < 0 ? head.padStart(-width) : head.padEnd(width);
}

function headed<Row>(terminal: Terminal, rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const [head = "", ...lines] = tableLines(rows, fittingColumns(rows, columns, terminal.columns - 2));
  return [paint(terminal, "dim", head), ...lines].map((line) => `  ${line}`);
}

function groupLines(terminal: Terminal, { groups }: CalibrateReport): string[] {
  const more = groups.length - MOST_GROUPS;
  const texts = groups.slice(-MOST_GROUPS).map(({ name, runs }) => `${name}: ${runs.length} runs`);
  return [...texts, ...(more > 0 ? [`and ${more} more`] : [])].map(
    (text, i) => `  ${paint(terminal, "dim", (i === 0 ? "from" : "").padEnd(4))}  ${text}`,
  );
}
