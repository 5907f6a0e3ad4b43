import type { CompareReport, Sentence, TextPart } from "@xrpl-probe/report";
import { codesTable, latencyTable } from "./compare-tables.ts";
import { nextLines } from "./next-lines.ts";
import { sentenceLines } from "./sentence-lines.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";
import { rowSign } from "./verdict-signs.ts";
import { withAll } from "./with-all.ts";

/** What an operator reads of a comparison: the verdict, what moved, the mix, the environment, what to do next. */
export function compareLines(terminal: Terminal, report: CompareReport, all: boolean): string[] {
  return [
    ...verdictLines(terminal, report),
    ...block(latencyLines(terminal, report, all)),
    ...block(codeLines(terminal, report, all)),
    ...block([...mixLines(terminal, report), ...warningLines(terminal, report), ...environmentLines(terminal, report)]),
    ...block([...sidesLines(terminal, report), ...nextLines(terminal, report.next)]),
  ];
}

function block(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

function verdictLines(terminal: Terminal, { verdict }: CompareReport): string[] {
  const width = terminal.columns - 2;
  const answer = sentenceLines(terminal, [{ text: `${verdict.subject}: ` }, ...verdict.finding], width);
  const basis = sentenceLines(terminal, [...verdict.basis, { text: " " }, ...verdict.gate], width);
  return [...answer, ...basis].map((line, i) => `${i === 0 ? rowSign(terminal, verdict.sign) : " "} ${line}`);
}

function latencyLines(terminal: Terminal, report: CompareReport, all: boolean): string[] {
  const { noChange, inconclusive, worstBoundText, notJudged, notComparable, slower, faster, possible } = report.tallies;
  const worst = worstBoundText === null ? "" : ` (${worstBoundText})`;
  const rest = [
    ...(noChange > 0 ? [`${noChange} no change`] : []),
    ...(inconclusive > 0 ? [`${inconclusive} inconclusive${worst}`] : []),
    ...(notJudged > 0 ? [`${notJudged} not judged`] : []),
    ...(notComparable > 0 ? [`${notComparable} not comparable`] : []),
  ];
  const moved = slower + faster + possible > 0;
  return [
    ...latencyTable(terminal, report, all),
    ...countLine(terminal, rest, all, moved ? "rows" : "rows of latency"),
  ];
}

function codeLines(terminal: Terminal, report: CompareReport, all: boolean): string[] {
  const { noChange, inconclusive } = report.codeTallies;
  const rest = [
    ...(noChange > 0 ? [`${noChange} no change`] : []),
    ...(inconclusive > 0 ? [`${inconclusive} inconclusive`] : []),
  ];
  return [...codesTable(terminal, report, all), ...countLine(terminal, rest, all, "codes")];
}

/** "36 rows no change, 4 inconclusive, 14 not judged    --all" */
function countLine(terminal: Terminal, counts: readonly string[], all: boolean, noun: string): string[] {
  const [first, ...more] = counts;
  if (first === undefined || all) return [];
  const [count, ...word] = first.split(" ");
  const nouned = count === "1" ? noun.replace(/^(row|code)s/, "$1") : noun;
  return withAll(terminal, [`${count} ${nouned} ${word.join(" ")}`, ...more].join(", "));
}

function mixLines(terminal: Terminal, { mix }: CompareReport): string[] {
  if (mix === null) return [];
  return [labelled(terminal, "mix", [{ text: mix.line }]), ...warning(terminal, mix.banner)].flat();
}

/** What explains a verdict or limits it, and is not in its rows. */
function warningLines(terminal: Terminal, report: CompareReport): string[] {
  const { commonMode, types, rows, leftOutProbes, base, head, gate } = report;
  const notes = rows
    .filter(({ sign }) => sign === "slower" || sign === "possibly-slower")
    .flatMap(({ name, biasNote }) => (biasNote === null ? [] : [`${name}: ${biasNote}`]));
  const watched = rows.filter(({ watch }) => watch).map(({ name, text }) => `${name} ${text.change}`);
  // Why nothing is comparable is told by the first sentence and the environment.
  const undecided = ["limit-not-excluded", "no-gate-row"].includes(gate.reason);
  const why = undecided ? `gate: ${gate.why}${gate.deciding.length > 0 ? `: ${shortened(gate.deciding)}` : ""}` : null;
  return [
    commonMode?.sentence ?? null,
    watched.length > 0 ? `not proven, but worth an eye: ${shortened(watched)}` : null,
    ...types.map(({ note }) => note),
    ...notes,
    why,
    ...leftOut(leftOutProbes.map(({ probe, reason }) => ({ name: probe, reason }))),
    ...leftOut([...base.leftOut, ...head.leftOut].map(({ shortId, reason }) => ({ name: shortId, reason }))),
  ].flatMap((text) => warning(terminal, text));
}

/** What is left out for the same reason is said once. */
function leftOut(all: readonly { readonly name: string; readonly reason: string }[]): string[] {
  const reasons = new Map<string, string[]>();
  for (const { name, reason } of all) reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
  return [...reasons].map(([reason, names]) => `${shortened(names)} left out: ${reason}`);
}

function shortened(names: readonly string[]): string {
  const more = names.length - 3;
  return `${names.slice(0, 3).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function environmentLines(terminal: Terminal, { environment }: CompareReport): string[] {
  const style = environment.blocks.length > 0 ? "red" : environment.warns.length > 0 ? "yellow" : "dim";
  return labelled(terminal, "env", [{ text: environment.sentence }]).map((line) => paint(terminal, style, line));
}

function sidesLines(terminal: Terminal, { base, head, history }: CompareReport): string[] {
  const ids = (runs: CompareReport["base"]["runs"]) => {
    const names = runs.map(({ shortId }) => shortId);
    return names.length <= 3 ? names.join(" ") : `${names[0]} … ${names.at(-1)} (${names.length} runs)`;
  };
  const dim = (text: string) => paint(terminal, "dim", text);
  const sides = `${ids(base.runs)}   ${dim("head")}  ${ids(head.runs)}`;
  const noise = dim(plain(terminal, history.sentence));
  const line = `  ${dim("base")}  ${terminal.ascii ? sides.replaceAll("…", "to") : sides}`;
  const fits = 10 + ids(base.runs).length + ids(head.runs).length + 12 + history.sentence.length <= terminal.columns;
  return fits ? [`${line}   ${noise}`] : [line, `        ${noise}`];
}

function warning(terminal: Terminal, text: string | null): string[] {
  if (text === null) return [];
  return sentenceLines(terminal, [{ text }], terminal.columns - 2).map((line, i) =>
    paint(terminal, "yellow", `${i === 0 ? sign(terminal, "warning") : " "} ${line}`),
  );
}

function labelled(terminal: Terminal, label: string, sentence: Sentence): string[] {
  const parts: TextPart[] = sentence.map(({ text, ...part }) => ({ ...part, text: arrows(terminal, text) }));
  return sentenceLines(terminal, parts, terminal.columns - 8).map(
    (line, i) => `  ${(i === 0 ? label : "").padEnd(4)}  ${line}`,
  );
}

function arrows(terminal: Terminal, text: string): string {
  return terminal.ascii ? text.replaceAll("→", "->") : text;
}
