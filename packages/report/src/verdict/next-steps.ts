import { isVersionTag } from "@xrpl-probe/xrpl";
import type { GateReport, NextStep, ReportRow, ReportSide } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";
import { lackingRuns } from "./lacking-runs.ts";
import { shellWord } from "./shell-word.ts";

interface Found {
  readonly base: ReportSide;
  readonly head: ReportSide;
  readonly gate: GateReport;
  readonly rows: readonly ReportRow[];
}

const PAGE = "http://127.0.0.1:5006/compare";

/** What to do next: record what is missing, else look. */
export function nextSteps(judged: JudgedSides, found: Found): NextStep[] {
  const { base, head } = found;
  const missing = missingRuns(judged, found);
  const record = ([side, other, count]: readonly [ReportSide, ReportSide, number]): NextStep[] =>
    count === 0 || !canRecord(side) ? [] : [recordStep(judged, side, other, count)];
  return [
    ...record([head, base, missing.head]),
    ...record([base, head, missing.base]),
    {
      when: "",
      command: `xrpl-probe serve${dbOption(judged)}`,
      after: `then ${PAGE}?base=${encodeURIComponent(base.query)}&head=${encodeURIComponent(head.query)}`,
    },
  ];
}

/** Imports are of the past: nobody can add to them. */
export function canRecord({ runs }: ReportSide): boolean {
  return runs.some(({ source }) => source !== "import");
}

/** More would be no advice. */
const MOST_ADVISED = 20;

function missingRuns(judged: JudgedSides, { base, head, gate, rows }: Found): { base: number; head: number } {
  if (gate.reason === "no-gate-row-is-comparable") return { base: 0, head: judged.options.minRuns };
  const lacking = lackingRuns(judged);
  if (lacking.base + lacking.head > 0 || !isHeldUp(judged)) return lacking;
  const wanted = rows
    .filter(({ family, sign }) => family === "gate" && sign === "inconclusive")
    .map(({ runsToSettle }) => Math.min(MOST_ADVISED, runsToSettle ?? 0));
  const { minRuns } = judged.options;
  // Longer runs tell more than many short ones.
  if (wanted.length === 0 || longestS(base, head) < DEFAULT_S) return { base: minRuns, head: minRuns };
  const more = ({ runs }: ReportSide) => Math.max(1, Math.max(...wanted) - runs.length);
  return { base: more(base), head: more(head) };
}

/** More or longer runs decide it; what never came on a side may never come. */
function isHeldUp({ gate }: JudgedSides): boolean {
  const isAbsent = ({ reason }: (typeof gate.deciding)[number]) =>
    reason === "absent-in-base" || reason === "absent-in-head" || reason === "blocked";
  return gate.reason === "limit-not-excluded" || (gate.reason === "not-judged" && !gate.deciding.every(isAbsent));
}

const DEFAULT_S = 300;

/** The same length as the runs that are there: runs of another length see another share of what is rare. */
function recordStep(judged: JudgedSides, side: ReportSide, other: ReportSide, count: number): NextStep {
  const tag = [...side.tags].reverse().find(isVersionTag) ?? side.tags[0];
  const seconds = Math.max(DEFAULT_S, longestS(side, other));
  const host = judged.environment.blocks.length > 0 ? other.runs.at(-1)?.host : null;
  const name = tag ?? side.runs.at(-1)?.version ?? side.label;
  return {
    when: `with ${name} running${host ? ` on ${host}` : ""}:`,
    command: `sudo xrpl-probe record -d ${seconds}${tag === undefined ? "" : ` -t ${shellWord(tag)}`}${dbOption(judged)}`,
    after: times(count),
  };
}

function longestS(...sides: readonly ReportSide[]): number {
  const lengths = sides.flatMap(({ runs }) => runs.map(({ lengthMs }) => Math.round(lengthMs / 1000)));
  return Math.max(...lengths);
}

function times(count: number): string {
  if (count === 1) return "once";
  return count === 2 ? "twice" : `${count} times`;
}

function dbOption({ params }: JudgedSides): string {
  return params.dbOption === undefined ? "" : ` --db ${shellWord(params.dbOption)}`;
}
