import type { TrendChange, TrendReport, TrendSeries } from "@xrpl-probe/report";
import { fitName } from "./fit-name.ts";
import { nextLines } from "./next-lines.ts";
import { sentenceLines } from "./sentence-lines.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";
import { levelBar, levelScale } from "./trend-bar.ts";
import { withAll } from "./with-all.ts";

/** Name and level together; then the two differences, then the chart. */
const LEFT = 42;
const BEFORE = 9;
/** Below these columns the difference from the version before goes. */
const ROOMY = 72;
/** Left out runs that are named one by one. */
const MOST_NAMED = 5;

/** What an operator reads of the versions: what changed, then a table with its chart for each series that says something. */
export function trendLines(terminal: Terminal, report: TrendReport, all: boolean): string[] {
  const shown = report.series.filter((series) => all || series.shown);
  const more = all ? [] : moreLine(terminal, report);
  return [
    ...headline(terminal, report),
    ...shown.flatMap((series) => ["", ...seriesLines(terminal, report, series)]),
    "",
    ...more,
    ...warningLines(terminal, report),
    ...nextLines(terminal, report.next),
  ];
}

function headline(terminal: Terminal, report: TrendReport): string[] {
  const mark = {
    watch: paint(terminal, "yellow", sign(terminal, "warning")),
    steady: paint(terminal, "green", sign(terminal, "ok")),
    "too-few": "?",
  }[report.sign];
  return sentenceLines(terminal, report.headline, terminal.columns - 2).map(
    (line, i) => `${i === 0 ? mark : " "} ${line}`,
  );
}

function moreLine(terminal: Terminal, { more }: TrendReport): string[] {
  return more === null ? [] : withAll(terminal, more);
}

function seriesLines(terminal: Terminal, report: TrendReport, series: TrendSeries): string[] {
  const against = report.reference === null ? "" : `vs ${report.reference}`;
  const versus = Math.max(8, against.length);
  const name = fitName(terminal, { ...series, probe: report.probe }, LEFT - 8 - series.statisticName.length);
  const titled = `${name} ${series.statisticName}`.padEnd(LEFT - 5);
  const roomy = terminal.columns >= ROOMY;
  const before = (text: string) => (roomy ? [text.padStart(BEFORE)] : []);
  const heads = ["level", ...before("vs before"), against.padStart(versus)].join("  ").trimEnd();
  const scale = levelScale(
    series,
    report.reference,
    terminal.columns - (2 + LEFT + (roomy ? 2 + BEFORE : 0) + 2 + versus + 3),
  );
  const lines = series.betas.flatMap((beta, i) => {
    const { runs, level, vsBefore, vsReference } = beta.text;
    const left = `${beta.tag.padEnd(11)} ${runs}`;
    const number = plain(terminal, level);
    const difference = plain(terminal, vsReference).padStart(versus);
    const cells = [
      `${left.padEnd(LEFT - number.length)}${number}`,
      ...before(plain(terminal, vsBefore)),
      beta.differs ? paint(terminal, "bold", difference) : difference,
    ];
    const row = `  ${cells.join("  ")}   ${scale === null ? "" : levelBar(terminal, scale, beta)}`;
    return [
      ...series.changes.filter(({ start }) => start === i).map((change) => rule(terminal, change)),
      row.trimEnd(),
    ];
  });
  const why = report.sign === "too-few" ? [] : whyLine(terminal, series);
  return [`  ${titled}${paint(terminal, "dim", heads)}`, ...lines, ...why];
}

/** Where all series are too short the first sentence says so. */
function whyLine(terminal: Terminal, { why }: TrendSeries): string[] {
  return why === null ? [] : [`  ${paint(terminal, "dim", `not judged: ${why}`)}`];
}

/** A change point, drawn between the versions that it parts. */
function rule(terminal: Terminal, { text, accepted }: TrendChange): string {
  const dash = terminal.ascii ? "-" : "╌";
  const room = terminal.columns - 2;
  const shown = plain(terminal, text);
  const words = shown.length > room - 10 ? `${shown.slice(0, room - 13)}...` : shown;
  const before = dash.repeat(Math.max(0, Math.min(12, room - words.length - 4)));
  const line = `${before} ${words} `;
  return `  ${paint(terminal, accepted === null ? "yellow" : "dim", line.padEnd(Math.min(92, room), dash))}`;
}

function warningLines(terminal: Terminal, { leftOut, warns }: TrendReport): string[] {
  const more = leftOut.length - MOST_NAMED;
  const texts = [
    ...leftOut
      .slice(0, MOST_NAMED)
      .map(({ shortId, tags, reason }) => `${shortId} (${tags.join(", ")}) left out: ${reason}`),
    ...(more > 0 ? [`${more} more runs left out`] : []),
    ...warns.map(({ sentence }) => sentence),
  ];
  return texts.flatMap((text) =>
    sentenceLines(terminal, [{ text }], terminal.columns - 2).map((line, i) =>
      paint(terminal, "yellow", `${i === 0 ? sign(terminal, "warning") : " "} ${line}`),
    ),
  );
}
