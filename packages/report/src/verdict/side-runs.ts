import { type Database, type Probe, probesOf, type Run, type RunStats, slicesOf } from "@xrpl-probe/db";
import type { JudgedRun, RunShare } from "@xrpl-probe/stats";
import { isStored, type StoredRuns } from "../stored-runs.ts";
import { lostShareOfTotal } from "./lost-share.ts";
import { measureRun } from "./measure-run.ts";
import type { OffsetRange } from "./run-windows.ts";

/** Which stratum, in every run the same. */
export interface StratumId {
  readonly probe: string;
  readonly type: number | null;
  readonly code: number | null;
}

export function stratumKey({ probe, type, code }: StratumId): string {
  return `${probe}/${type}/${code}`;
}

interface RunStratum extends StratumId, JudgedRun {}

export interface RunCodeShare extends RunShare {
  readonly probe: string;
  readonly type: number | null;
  readonly code: number;
}

/** A run of a side with all that is judged of it. */
export interface SideRun {
  readonly run: Run;
  readonly probes: readonly Probe[];
  /** By `stratumKey`; only strata with values. */
  readonly strata: ReadonlyMap<string, RunStratum>;
  readonly codes: readonly RunCodeShare[];
  /** Of the whole run. */
  readonly lostShare: number;
  readonly lengthMs: number;
}

/**
 * The runs with their strata: from what was stored when they ended, else (a run that is still recorded, of an older
 * method, or a time range) measured now from their slices.
 */
export function sideRuns(
  db: Database,
  runs: readonly Run[],
  { range, stored }: { readonly range: OffsetRange | null; readonly stored: StoredRuns },
): SideRun[] {
  const storedKeys = runs.filter(isStored).map(({ key }) => key);
  const ofStored = { probes: stored.probes(storedKeys), totals: stored.totals(storedKeys) };
  const loaded = range === null ? loadStored(stored, storedKeys) : new Map<number, Loaded>();
  return runs.map((run) => {
    const probes = isStored(run) ? (ofStored.probes.get(run.key) ?? []) : probesOf(db, { runKey: run.key });
    const [total] = isStored(run)
      ? (ofStored.totals.get(run.key) ?? [])
      : slicesOf(db, { runKey: run.key, level: "run" });
    const { strata, codes } = loaded.get(run.key) ?? measuredNow(db, run, probes, range ?? {});
    const spans = strata.reduce((sum, { histogram }) => sum + histogram.count, 0);
    return {
      run,
      probes,
      strata: new Map(strata.map((stratum) => [stratumKey(stratum), stratum])),
      codes,
      lostShare: lostShareOfTotal(total, probes, spans),
      lengthMs: run.endedMs === null ? (total?.endNs ?? 0) / 1e6 : run.endedMs - run.startedMs,
    };
  });
}

type Loaded = { readonly strata: readonly RunStratum[]; readonly codes: readonly RunCodeShare[] };

function loadStored(stored: StoredRuns, runKeys: readonly number[]): Map<number, Loaded> {
  const ofRuns = {
    statistics: stored.statistics(runKeys),
    cells: stored.cells(runKeys),
    codes: stored.codes(runKeys),
  };
  const loadedOf = (key: number): Loaded => ({
    strata: storedStrata(ofRuns.statistics.get(key) ?? [], ofRuns.cells.get(key) ?? []),
    codes: ofRuns.codes.get(key) ?? [],
  });
  return new Map(runKeys.map((key) => [key, loadedOf(key)]));
}

/** What was stored of one run's strata when it ended, beside their histograms; those without one say nothing. */
export function storedStrata(
  rows: readonly RunStats[],
  cells: readonly (StratumId & Pick<JudgedRun, "histogram">)[],
): RunStratum[] {
  const histograms = new Map(cells.map((cell) => [stratumKey(cell), cell.histogram]));
  return rows.flatMap(({ probe, type, code, meanNs, meanSeNs, ...row }) => {
    const histogram = histograms.get(stratumKey({ probe, type, code }));
    const { count, windows, filledWindows, nu, quantileSe } = row;
    const statistics = { count, windows, filledWindows, nu, mean: meanNs, meanSe: meanSeNs, quantileSe };
    return histogram === undefined ? [] : [{ probe, type, code, histogram, statistics }];
  });
}

function measuredNow(db: Database, run: Run, probes: readonly Probe[], range: OffsetRange): Loaded {
  const names = new Map(probes.map(({ idx, name }) => [idx, name]));
  const { strata, codes } = measureRun(db, run.key, range);
  return { strata, codes: codes.map(({ probeIdx, ...code }) => ({ ...code, probe: names.get(probeIdx) ?? "" })) };
}
