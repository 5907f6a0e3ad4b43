import type { EnvironmentFinding, ReportRow } from "./compare-report.ts";
import { boundText } from "./row-words.ts";
import { worstBound } from "./tallies.ts";
import type { Sentence } from "./text.ts";

const MOST_BLOCKS = 2;

/** "OfferCreate no change": the largest type of which nothing moved; by its gate rows alone where a tail is inconclusive. */
export function noChangeClause(rows: readonly ReportRow[], probe: string): Sentence | null {
  const ofProbe = rows.filter((row) => row.probe === probe);
  const types = [...new Set(ofProbe.map(({ typeName }) => typeName))]
    .map((typeName) => ofProbe.filter((row) => row.typeName === typeName && row.sign !== "not-judged"))
    .filter((ofType) => ofType.every(({ sign }) => sign === "no-change" || sign === "inconclusive"))
    .filter((ofType) => ofType.some(isGate) && ofType.filter(isGate).every(isUnchanged))
    .sort((a, b) => spansOf(b) - spansOf(a));
  const [largest] = types;
  if (largest?.[0] === undefined) return null;
  const name = largest[0].typeName;
  return [{ text: largest.every(isUnchanged) ? `${name} no change` : `${name} p50 no change` }];
}

/** What to say where no row is slower or faster, not even possibly. */
export function unmovedClauses(
  rows: readonly ReportRow[],
  probe: string,
  blocks: readonly EnvironmentFinding[],
): Sentence[] {
  const judged = rows.filter(({ sign }) => sign === "no-change" || sign === "inconclusive");
  if (judged.length === 0) return [[{ text: notJudged(rows, blocks) }]];
  const inconclusive = judged.filter((row) => !isUnchanged(row));
  const gate = judged.filter(isGate);
  const open = gate.filter((row) => !isUnchanged(row));
  if (open.length > 0 || (gate.length === 0 && inconclusive.length > 0)) {
    return [[{ text: cannotTell(open.length > 0 ? open : inconclusive) }]];
  }
  if (inconclusive.length === 0) return [[{ text: `no change in any of ${judged.length} rows` }]];
  const names = [
    ...new Set(
      gate.filter((row) => row.probe === probe || gate.every((g) => g.probe !== probe)).map(({ typeName }) => typeName),
    ),
  ];
  const rest = `${inconclusive.length} of ${judged.length} rows inconclusive (${boundText(boundsOf(inconclusive))})`;
  return [[{ text: `no change in p50 of ${list(names)}` }], [{ text: rest }]];
}

function cannotTell(open: readonly ReportRow[]): string {
  const coarse = open.every(({ reason }) => reason === "coarse-buckets");
  const why = coarse ? ": imported buckets are wider than the change asked for" : "";
  return `cannot tell whether anything changed${why}; ${boundText(boundsOf(open))}`;
}

function notJudged(rows: readonly ReportRow[], blocks: readonly EnvironmentFinding[]): string {
  if (rows.length === 0) return "no latencies on both sides to compare";
  if (rows.some(({ sign }) => sign === "not-comparable")) {
    const why = blocks.slice(0, MOST_BLOCKS).map(({ sentence }) => sentence);
    return `not comparable: ${why.join("; ")}`;
  }
  return `nothing could be judged: ${rows[0]?.why}`;
}

function boundsOf(rows: readonly ReportRow[]): number | null {
  return worstBound(rows.map(({ hi90 }) => hi90));
}

function isGate({ family }: ReportRow): boolean {
  return family === "gate";
}

function isUnchanged({ sign }: ReportRow): boolean {
  return sign === "no-change";
}

function spansOf(rows: readonly ReportRow[]): number {
  return rows.reduce((sum, { spans }) => sum + spans.base, 0);
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
