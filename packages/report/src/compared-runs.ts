import {
  assembleRange,
  type Database,
  effectiveStatus,
  mergeStrata,
  type Run,
  type Stratum,
  slicesOf,
} from "@xrpl-probe/db";
import type { ComparedRun } from "./comparison.ts";
import { lostShareOf } from "./load-runs.ts";
import { namesOf } from "./run-names.ts";
import { cellsOfRuns, isStored, type StoredRuns } from "./stored-runs.ts";
import { countOf } from "./strata.ts";

/** A run of a comparison with what it holds of the time asked for, all probes. */
export interface RunStrata {
  readonly run: Run;
  readonly strata: readonly Stratum[];
}

export interface TimeAsked {
  /** ms since the start of each run. */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

/** Whole runs come from one read for all of them; a time range is assembled run by run. */
export function strataOfRuns(
  db: Database,
  runs: readonly Run[],
  { fromMs, toMs }: TimeAsked,
  stored: StoredRuns,
): RunStrata[] {
  if (fromMs !== undefined || toMs !== undefined) {
    const fromNs = (fromMs ?? 0) * 1e6;
    const toNs = toMs === undefined ? Number.MAX_SAFE_INTEGER : toMs * 1e6;
    return runs.map((run) => ({ run, strata: assembleRange(db, { runKey: run.key, fromNs, toNs }) }));
  }
  const cellsOf = cellsOfRuns(db, stored, runs);
  return runs.map((run) => ({ run, strata: mergeStrata(cellsOf(run)) }));
}

/** A run as the page names it. `lostShare` is of the whole run, `spans` of the probe and time compared. */
export function comparedRun(
  db: Database,
  { run, strata }: RunStrata,
  params: { readonly probe: string; readonly nowMs: number; readonly stored: StoredRuns },
): ComparedRun {
  const [total] = isStored(run)
    ? (params.stored.totals([run.key]).get(run.key) ?? [])
    : slicesOf(db, { runKey: run.key, level: "run" });
  return {
    ...(params.stored.names().get(run.id) ?? namesOf(run.id, run.id)),
    id: run.id,
    startedMs: run.startedMs,
    lengthMs: run.endedMs === null ? (total?.endNs ?? 0) / 1e6 : run.endedMs - run.startedMs,
    host: run.host,
    commit: run.commit,
    version: run.version,
    status: effectiveStatus(run, params.nowMs),
    source: run.source,
    lostShare: lostShareOf(total?.lost ?? 0, countOf(strata)),
    spans: countOf(strata.filter(({ probe }) => probe === params.probe)),
  };
}
