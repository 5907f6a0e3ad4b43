import type { EnvironmentFinding, ReportRun, ReportSide } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";
import { type LackingRuns, lackingRuns } from "./lacking-runs.ts";
import { canRecord } from "./next-steps.ts";
import type { Sentence } from "./text.ts";

/** "3 runs vs 3, same host." or "One run each: noise between runs is unknown. Record 2 more of each." */
export function basisSentence(
  judged: JudgedSides,
  { base, head }: { readonly base: ReportSide; readonly head: ReportSide },
): Sentence {
  const lacking = lackingRuns(judged);
  const counted = countedRuns(head.runs.length, base.runs.length);
  const known = lacking.noiseUnknown ? [] : [hostWords(base, head), warnWords(judged.environment.warns)];
  const first = lacking.noiseUnknown
    ? `${counted}: noise between runs is unknown.`
    : `${[counted, ...known.filter((words) => words !== "")].join(", ")}.`;
  // More runs like these would not be comparable either.
  const isAdvice = canRecord(head) && canRecord(base) && judged.gate.reason !== "no-gate-row-is-comparable";
  const more = isAdvice ? moreRuns(lacking, base.label, head.label) : "";
  const left = [...base.leftOut, ...head.leftOut].map(leftOutWords);
  return [
    { text: first, ...(lacking.noiseUnknown && { tone: "strong" as const }) },
    ...[more, ...left].filter((text) => text !== "").map((text) => ({ text: ` ${text}` })),
  ];
}

function countedRuns(head: number, base: number): string {
  if (head === 1 && base === 1) return "One run each";
  return `${head} ${head === 1 ? "run" : "runs"} vs ${base}`;
}

function hostWords(base: ReportSide, head: ReportSide): string {
  const hosts = (side: ReportSide) => [...new Set(side.runs.flatMap(({ host }) => host ?? []))].sort().join(" and ");
  if (hosts(base) === "" || hosts(head) === "") return "";
  return hosts(base) === hosts(head) ? "same host" : `on ${hosts(head)} vs ${hosts(base)}`;
}

/** "but kernel and governor differ": what need not matter, and may. */
function warnWords(warns: readonly EnvironmentFinding[]): string {
  const names = warns.map(({ name }) => name).filter((name) => name !== "host" && name !== "lost events");
  const [only] = names;
  if (only === undefined) return "";
  if (names.length === 1) return `but ${only} differs`;
  return `but ${names.slice(0, -1).join(", ")} and ${names.at(-1)} differ`;
}

function moreRuns(lacking: LackingRuns, base: string, head: string): string {
  if (lacking.base === 0 && lacking.head === 0) return "";
  const why = lacking.noiseUnknown ? "" : " for the gate";
  if (lacking.base === lacking.head) return `Record ${lacking.base} more of each${why}.`;
  const parts = [
    { label: head, count: lacking.head },
    { label: base, count: lacking.base },
  ].filter(({ count }) => count > 0);
  return `Record ${parts.map(({ label, count }) => `${count} more of ${label}`).join(" and ")}${why}.`;
}

function leftOutWords({ shortId, reason }: ReportRun & { readonly reason: string }): string {
  return `${shortId} is left out: ${reason}.`;
}
