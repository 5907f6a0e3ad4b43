import type { Database, Run } from "@xrpl-probe/db";
import { loadSide } from "../load-side.ts";
import { ReportError } from "../report-error.ts";
import type { RunNames } from "../run-names.ts";
import { parseSide, type Side } from "../side.ts";
import type { StoredRuns } from "../stored-runs.ts";
import type { CompareParams } from "./compare-params.ts";
import { MOST_LOST } from "./lost-share.ts";
import type { OffsetRange } from "./run-windows.ts";
import { type SideRun, sideRuns } from "./side-runs.ts";

/** A side with the runs that count and those that are only named. */
interface LoadedSide {
  readonly side: Side;
  /** Oldest first. */
  readonly runs: readonly SideRun[];
  readonly leftOut: readonly SideRun[];
}

export interface LoadedSides {
  readonly base: LoadedSide;
  readonly head: LoadedSide;
  /** By run key, at least of both sides. */
  readonly tags: ReadonlyMap<number, readonly string[]>;
  /** By run id, of the whole database. */
  readonly names: ReadonlyMap<string, RunNames>;
}

/** @throws ReportError `bad-side`, `unknown-side`, `ambiguous-run`, `empty-side` */
export function loadSides(db: Database, params: CompareParams, stored: StoredRuns): LoadedSides {
  const sides = { base: runsOf(db, params.base, params), head: runsOf(db, params.head, params) };
  const runs = [...new Map([...sides.base.runs, ...sides.head.runs].map((run) => [run.key, run])).values()];
  const loaded = new Map(sideRuns(db, runs, { range: offsets(params), stored }).map((run) => [run.run.key, run]));
  const load = ({ side, runs: ofSide }: typeof sides.base): LoadedSide => {
    const all = ofSide.flatMap(({ key }) => loaded.get(key) ?? []);
    const kept = all.filter(({ lostShare }) => lostShare <= MOST_LOST);
    if (kept.length > 0) return { side, runs: kept, leftOut: all.filter((run) => !kept.includes(run)) };
    const message = `every run of ${side.text} lost more than 1 % of its events`;
    throw new ReportError("empty-side", message, "record again with a larger ring buffer");
  };
  return {
    base: load(sides.base),
    head: load(sides.head),
    tags: stored.tags(runs.map(({ key }) => key)),
    names: stored.names(),
  };
}

function runsOf(db: Database, text: string, { nowMs, asOfMs }: CompareParams): { side: Side; runs: readonly Run[] } {
  const side = parseSide(text);
  return { side, runs: loadSide(db, side, { nowMs, asOfMs }) };
}

function offsets({ range }: CompareParams): OffsetRange | null {
  if (range?.fromMs === undefined && range?.toMs === undefined) return null;
  return {
    fromNs: range.fromMs === undefined ? undefined : range.fromMs * 1e6,
    toNs: range.toMs === undefined ? undefined : range.toMs * 1e6,
  };
}
