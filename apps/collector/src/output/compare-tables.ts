import type { CodeVerdict, CompareReport, ReportRow } from "@xrpl-probe/report";
import { fitName } from "./fit-name.ts";
import { paint, plain, type Terminal } from "./terminal.ts";
import { codeSign, inCodeStyle, inRowStyle, rowSign } from "./verdict-signs.ts";

const NAME = 34;
const STATISTIC = 5;
/** Below these columns base and head go: the change and how sure it is say more. */
const ROOMY = 90;

const MOVED: readonly ReportRow["sign"][] = ["slower", "faster", "possibly-slower", "possibly-faster"];
const SHIFTED: readonly CodeVerdict["sign"][] = ["shifted", "possibly-shifted", "new", "gone"];

interface Line {
  readonly sign: string;
  readonly named: Parameters<typeof fitName>[1];
  readonly statistic: string;
  readonly base: string;
  readonly head: string;
  readonly change: string;
  readonly interval: string;
  readonly word: string;
  readonly paintWord: (text: string) => string;
  readonly moved: boolean;
}

/** Rows of latency: those that moved, or all of them. Empty without any. */
export function latencyTable(terminal: Terminal, report: CompareReport, all: boolean): string[] {
  const shown = report.rows.filter(({ sign }) => all || MOVED.includes(sign));
  const lines = shown.map((row): Line => {
    const { sign, statisticName, text } = row;
    return {
      sign: rowSign(terminal, sign),
      named: row,
      statistic: statisticName,
      ...text,
      word: wordOf(row),
      paintWord: (word) => inRowStyle(terminal, sign, word),
      moved: MOVED.includes(sign),
    };
  });
  const hasBound = shown.some(({ sign, hi90 }) => sign === "inconclusive" && hi90 !== null);
  return [
    ...table(terminal, lines, ["latency, lower is better", "change"]),
    ...(hasBound ? [`  ${paint(terminal, "dim", BOUND_LEGEND)}`] : []),
  ];
}

/** Shares of codes: those that shifted, or all of them. */
export function codesTable(terminal: Terminal, report: CompareReport, all: boolean): string[] {
  const shown = report.codes.filter(({ sign }) => all || SHIFTED.includes(sign));
  const lines = shown.map(({ sign, word, text, ...named }): Line => {
    return {
      sign: codeSign(terminal, sign),
      named: { ...named, probe: "transactor" },
      statistic: "",
      base: text.base,
      head: text.head,
      change: text.points,
      interval: text.interval,
      word: word === "possibly shifted" ? "poss. shifted" : word,
      paintWord: (shownWord) => inCodeStyle(terminal, sign, shownWord),
      moved: SHIFTED.includes(sign),
    };
  });
  const of = report.probe === "transactor" ? "share of applies" : `share of spans of ${report.probe}`;
  return table(terminal, lines, [`codes, ${of}`, "points"]);
}

/** An inconclusive row never comes without what it excludes all the same; `BOUND_LEGEND` says so. */
function wordOf({ sign, shown, hi90 }: ReportRow): string {
  if (sign !== "inconclusive") return shown;
  return hi90 === null ? "inconclusive" : `inconcl. <${(Math.max(0, hi90) * 100).toFixed(1)} %`;
}

const BOUND_LEGEND = "inconcl. <x %: inconclusive, but a slowdown of more than x % is excluded";

function table(terminal: Terminal, given: readonly Line[], [title, change]: readonly [string, string]): string[] {
  if (given.length === 0) return [];
  const lines = given.map((line) => ({
    ...line,
    base: plain(terminal, line.base),
    head: plain(terminal, line.head),
    change: plain(terminal, line.change),
    interval: plain(terminal, line.interval),
  }));
  const widest = (least: number, of: (line: Line) => string) =>
    Math.max(least, ...lines.map((line) => of(line).length));
  const roomy = terminal.columns >= ROOMY;
  const width = {
    base: widest(7, ({ base }) => base),
    head: widest(7, ({ head }) => head),
    change: widest(7, (line) => line.change),
    interval: widest(14, ({ interval }) => interval),
    word: widest(0, ({ word }) => word),
  };
  const sides = roomy ? width.base + width.head + 4 : 0;
  const taken = 2 + STATISTIC + sides + 2 + width.change + 1 + width.interval + 2 + width.word;
  const name = Math.max(12, Math.min(NAME, terminal.columns - taken));
  const row = (cells: Pick<Line, "base" | "head" | "change">) => {
    const both = roomy ? `  ${cells.base.padStart(width.base)}  ${cells.head.padStart(width.head)}` : "";
    return [both, cells.change.padStart(width.change)] as const;
  };
  const [headSides, headChange] = row({ base: "base", head: "head", change });
  const heading = `${title.padEnd(name + STATISTIC)}${headSides}  ${headChange}  95 % interval`;
  return [
    `  ${paint(terminal, "dim", heading)}`,
    ...lines.map((line) => {
      const [both, number] = row(line);
      const label = line.statistic === "" ? name + STATISTIC : name;
      const named = fitName(terminal, line.named, label - 1).padEnd(label);
      const strong = line.moved ? paint(terminal, "bold", number) : number;
      const words = line.paintWord(line.word);
      const statistic = line.statistic === "" ? "" : line.statistic.padEnd(STATISTIC);
      return `${line.sign} ${named}${statistic}${both}  ${strong} ${line.interval.padStart(width.interval)}  ${words}`;
    }),
  ];
}
