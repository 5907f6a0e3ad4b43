import type { Cell, Database } from "@xrpl-probe/db";
import type { Histogram } from "@xrpl-probe/stats";
import { formatLatency } from "./format.ts";
import { groupBy } from "./group-by.ts";
import type { LadderCell, LadderRow } from "./ladder.ts";
import type { UsableRun } from "./ladder-versions.ts";
import { latencyStats, sideStats } from "./latency-stats.ts";
import { cellsOfRuns, type StoredRuns } from "./stored-runs.ts";
import { pool, stratumNames } from "./strata.ts";
import { drawSides } from "./stratum-rows.ts";
import type { CompareReport, ReportRow } from "./verdict/compare-report.ts";

/** A version and what it is compared with. */
export interface LadderPair {
  readonly tag: string;
  readonly base: string | null;
  /** Null without a base, or where the two cannot be compared. */
  readonly report: CompareReport | null;
}

/** Steps to an octave of a cell's strip. */
const STRIP_STEPS = 4;
const MOVED = ["slower", "faster", "possibly-slower", "possibly-faster"];

interface Asked {
  readonly probe: string;
  readonly pairs: readonly LadderPair[];
  /** Runs by version, also of versions that are only compared with. */
  readonly runs: ReadonlyMap<string, readonly UsableRun[]>;
  readonly stored: StoredRuns;
}

/** A row for every type of the probe. */
export function ladderRows(db: Database, { probe, pairs, runs, stored }: Asked): LadderRow[] {
  const tags = new Set(pairs.flatMap(({ tag, base }) => (base === null ? [tag] : [base, tag])));
  const runsOf = (tag: string) => runs.get(tag) ?? [];
  const cellsOf = cellsOfRuns(db, stored, [...tags].flatMap(runsOf));
  const ofTag = (tag: string) => runsOf(tag).map((run) => cellsOf(run).filter((cell) => cell.probe === probe));
  const byTag = new Map([...tags].map((tag) => [tag, ofTag(tag)]));
  const types = groupBy([...byTag.values()].flat(2), ({ type }) => type);
  const rows = [...types].map(([type, members]) => ({
    spans: countOf(members),
    row: {
      type,
      typeName: stratumNames({ type, code: null }, null).typeName,
      cells: cellsOfType(pairs, type, byTag),
    },
  }));
  const newest = (row: LadderRow) => MOVED.indexOf(row.cells.at(-1)?.sign ?? "");
  const rank = (row: LadderRow) => (newest(row) < 0 ? MOVED.length : newest(row));
  return rows.sort((a, b) => rank(a.row) - rank(b.row) || b.spans - a.spans).map(({ row }) => row);
}

type RunsOfTag = ReadonlyMap<string, readonly (readonly Cell[])[]>;

/** Where nothing moved, older versions speak of the code that the newest one speaks of: the row's. */
function cellsOfType(pairs: readonly LadderPair[], type: number | null, byTag: RunsOfTag): (LadderCell | null)[] {
  const newest = pairs.slice(-1).map((pair) => cellOf(pair, type, byTag, null));
  const code = newest[0]?.code ?? null;
  return [...pairs.slice(0, -1).map((pair) => cellOf(pair, type, byTag, code)), ...newest];
}

function cellOf(
  { tag, base, report }: LadderPair,
  type: number | null,
  byTag: RunsOfTag,
  named: number | null,
): LadderCell | null {
  const runs = byTag.get(tag) ?? [];
  const own = runs.flat().filter((cell) => cell.type === type);
  if (own.length === 0) return null;
  const rows = report?.rows.filter((row) => row.probe === own[0]?.probe && row.type === type) ?? [];
  const row = movedOf(rows) ?? rows.find((one) => one.statistic === "p50" && one.code === named) ?? largestOf(rows);
  const code = row?.code ?? own.find((cell) => cell.code === named)?.code ?? codeOfMost(own);
  const before = base === null ? [] : histogramsOf(byTag.get(base) ?? [], type, code);
  const after = histogramsOf(runs, type, code);
  const strip = drawSides(before, after, STRIP_STEPS);
  return row === undefined ? levelCell(after, code, strip) : { ...judgedCell(row), code, strip };
}

function judgedCell(row: ReportRow): Omit<LadderCell, "strip" | "code"> {
  const { token, sign, shown, statisticName, text, change, head } = row;
  return { token, sign, shown, statisticName, text: text.change, change, level: head, interval: text.interval };
}

/** Where there is nothing to compare with: the level itself. */
function levelCell(histograms: readonly Histogram[], code: number | null, strip: LadderCell["strip"]): LadderCell {
  const { p50 } = sideStats(histograms.filter(({ count }) => count > 0).map(latencyStats));
  const { token } = stratumNames({ type: null, code }, null);
  const unjudged = { sign: "not-judged", shown: "not judged", statisticName: "p50", interval: "" } as const;
  return { token, code, ...unjudged, text: formatLatency(p50), change: null, level: p50, strip };
}

/** The largest change that is proven or possible, of a quantile where there is one, as the verdict's sentence has it. */
function movedOf(rows: readonly ReportRow[]): ReportRow | undefined {
  const moved = rows.filter(({ sign }) => MOVED.includes(sign));
  return moved.find(({ statistic }) => statistic !== "mean") ?? moved[0];
}

/** The p50 of the code with most spans: what a type is like while nothing moves. */
function largestOf(rows: readonly ReportRow[]): ReportRow | undefined {
  const spans = ({ spans }: ReportRow) => spans.base + spans.head;
  return rows.filter(({ statistic }) => statistic === "p50").sort((a, b) => spans(b) - spans(a))[0];
}

function codeOfMost(cells: readonly Cell[]): number | null {
  const byCode = [...groupBy(cells, ({ code }) => code)].sort(([, a], [, b]) => countOf(b) - countOf(a));
  return byCode[0]?.[0] ?? null;
}

/** One per run. */
function histogramsOf(runs: readonly (readonly Cell[])[], type: number | null, code: number | null): Histogram[] {
  return runs.map((cells) => pool(cells.filter((cell) => cell.type === type && cell.code === code)));
}

function countOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { histogram }) => sum + histogram.count, 0);
}
