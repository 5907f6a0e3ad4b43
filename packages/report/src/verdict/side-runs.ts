import {
  cellsOf,
  type Database,
  type Probe,
  probesOf,
  type Run,
  type RunCode,
  type RunStats,
  runCodesOf,
  runStatsOf,
  slicesOf,
} from "@xrpl-probe/db";
import { type JudgedRun, RUN_STATISTICS_VERSION, type RunShare } from "@xrpl-probe/stats";
import { groupBy } from "../group-by.ts";
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
export function sideRuns(db: Database, runs: readonly Run[], range: OffsetRange | null): SideRun[] {
  const stored = runs.filter(({ statsVersion }) => range === null && statsVersion === RUN_STATISTICS_VERSION);
  const runKeys = stored.map(({ key }) => key);
  const ofRun = {
    statistics: groupBy(runStatsOf(db, { runKeys }), ({ runKey }) => runKey),
    codes: groupBy(runCodesOf(db, { runKeys }), ({ runKey }) => runKey),
    cells: groupBy(cellsOf(db, { runKeys, level: "run" }), ({ runKey }) => runKey),
  };
  return runs.map((run) => {
    const probes = probesOf(db, { runKey: run.key });
    const { strata, codes } = runKeys.includes(run.key)
      ? fromStored(ofRun.statistics.get(run.key), ofRun.codes.get(run.key), ofRun.cells.get(run.key))
      : measuredNow(db, run, probes, range ?? {});
    const [total] = slicesOf(db, { runKey: run.key, level: "run" });
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

function fromStored(
  rows: readonly RunStats[] = [],
  codes: readonly RunCode[] = [],
  cells: readonly (StratumId & Pick<JudgedRun, "histogram">)[] = [],
): Loaded {
  return { strata: storedStrata(rows, cells), codes };
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
