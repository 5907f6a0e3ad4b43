import { cellsOf, type Database, runStatsOf } from "@xrpl-probe/db";
import {
  JUDGED_STATISTICS,
  type JudgedStatistic,
  QUANTILE_GRID,
  quantile,
  type RunStatistics,
} from "@xrpl-probe/stats";
import { stratumKey } from "../verdict/side-runs.ts";

/** Per stratum and statistic the mean over runs of w^2 in ln^2: what one run does not know of its own value. */
export type WithinRuns = ReadonlyMap<string, ReadonlyMap<JudgedStatistic, number>>;

const SHARES: Readonly<Record<Exclude<JudgedStatistic, "mean">, number>> = {
  p50: 0.5,
  p90: 0.9,
  p99: 0.99,
  p999: 0.999,
};

/** Of runs whose statistics are stored; others say nothing here. */
export function withinRuns(db: Database, runKeys: readonly number[], probe: string): WithinRuns {
  const cells = cellsOf(db, { runKeys, level: "run", probe });
  const histograms = new Map(cells.map((cell) => [`${cell.runKey} ${stratumKey(cell)}`, cell.histogram]));
  const squares = new Map<string, Map<JudgedStatistic, number[]>>();
  for (const row of runStatsOf(db, { runKeys })) {
    const key = stratumKey(row);
    const histogram = histograms.get(`${row.runKey} ${key}`);
    if (row.probe !== probe || histogram === undefined) continue;
    const ofStratum = squares.get(key) ?? new Map<JudgedStatistic, number[]>();
    squares.set(key, ofStratum);
    for (const statistic of JUDGED_STATISTICS) {
      const width = statistic === "mean" ? meanWidth(row) : quantileWidth(histogram, SHARES[statistic], row.quantileSe);
      if (width !== null) ofStratum.set(statistic, [...(ofStratum.get(statistic) ?? []), width ** 2]);
    }
  }
  return new Map(
    [...squares].map(([key, found]) => [key, new Map([...found].map(([name, all]) => [name, mean(all)]))]),
  );
}

function meanWidth({ meanNs, meanSeNs }: { readonly meanNs: number | null; readonly meanSeNs: number | null }) {
  return meanNs === null || meanSeNs === null || meanNs <= 0 ? null : meanSeNs / meanNs;
}

/** Woodruff's half-width at one standard error; null where the run holds nothing beyond. */
function quantileWidth(
  histogram: Parameters<typeof quantile>[0],
  p: number,
  quantileSe: RunStatistics["quantileSe"],
): number | null {
  const se = quantileSe[QUANTILE_GRID.indexOf(p)];
  if (se === undefined || p - se <= 0 || p + se >= 1 || histogram.count * (1 - p) < 10) return null;
  const [below, above] = [quantile(histogram, p - se), quantile(histogram, p + se)];
  return below === null || above === null || below <= 0 ? null : (Math.log(above) - Math.log(below)) / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
