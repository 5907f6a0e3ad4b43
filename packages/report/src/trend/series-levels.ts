import type { RunLevels } from "@xrpl-probe/db";
import { JUDGED_STATISTICS, type JudgedStatistic, learnVariance } from "@xrpl-probe/stats";
import { groupBy } from "../group-by.ts";
import type { TrendRun } from "./trend-runs.ts";

/** A stratum and statistic with its level in every version that has one. */
export interface SeriesLevels {
  readonly type: number | null;
  readonly code: number | null;
  readonly statistic: JudgedStatistic;
  /** Over all runs of the stratum. */
  readonly spans: number;
  readonly betas: readonly BetaLevels[];
  /** What runs of one version differ by: variance of one run's ln, over all versions. */
  readonly betweenRuns: { readonly variance: number; readonly df: number };
}

interface BetaLevels {
  /** Index into the versions. */
  readonly version: number;
  /** ns, per run of the version; null where the run has no value. */
  readonly perRun: readonly (number | null)[];
  /** Mean of ln over the runs that have one. */
  readonly level: number;
  /** Of `level`; 0 where too little is known. */
  readonly se: number;
}

/** Fewer degrees of freedom say too little of how much runs differ. */
const LEAST_DF = 4;

/**
 * Series without a value in any version are left out.
 * @param versions per version its runs, oldest first
 */
export function seriesLevels(levels: readonly RunLevels[], versions: readonly (readonly TrendRun[])[]): SeriesLevels[] {
  const strata = [...groupBy(levels, ({ type, code }) => `${type}/${code}`).values()];
  const series = strata.flatMap((rows) => JUDGED_STATISTICS.map((statistic) => oneSeries(rows, statistic, versions)));
  return series.filter(({ betas }) => betas.length > 0);
}

/** @param rows of one stratum, a row per run */
function oneSeries(
  rows: readonly RunLevels[],
  statistic: JudgedStatistic,
  versions: readonly (readonly TrendRun[])[],
): SeriesLevels {
  const byRun = new Map(rows.map((row) => [row.runKey, row]));
  const perRun = versions.map((runs) => runs.map(({ run }) => levelIn(byRun.get(run.key), statistic)));
  const logs = perRun.map((values) => values.filter((value) => value !== null).map(Math.log));
  const betweenRuns = learnVariance(logs);
  const seOf = (runs: number) => (betweenRuns.df >= LEAST_DF ? Math.sqrt(betweenRuns.variance / runs) : 0);
  return {
    type: rows[0]?.type ?? null,
    code: rows[0]?.code ?? null,
    statistic,
    spans: rows.reduce((sum, { count }) => sum + count, 0),
    betweenRuns,
    betas: logs.flatMap((ys, version) => {
      if (ys.length === 0) return [];
      const level = ys.reduce((sum, y) => sum + y, 0) / ys.length;
      return [{ version, perRun: perRun[version] ?? [], level, se: seOf(ys.length) }];
    }),
  };
}

/** The mean needs as many values as the median does, and the clock counts whole ns. */
function levelIn(row: RunLevels | undefined, statistic: JudgedStatistic): number | null {
  if (row === undefined || row.p50 === null) return null;
  const ns = row[statistic];
  return ns === null ? null : Math.max(ns, 1);
}
