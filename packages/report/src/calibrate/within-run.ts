import { cellsOf, type Database, runStatsOf } from "@xrpl-probe/db";
import { estimateRun, JUDGED_STATISTICS, type JudgedStatistic } from "@xrpl-probe/stats";
import { groupBy } from "../group-by.ts";
import { storedStrata, stratumKey } from "../verdict/side-runs.ts";

/** Per stratum and statistic the mean over runs of w^2 in ln^2: what one run does not know of its own value. */
export type WithinRuns = ReadonlyMap<string, ReadonlyMap<JudgedStatistic, number>>;

/** Of runs whose statistics are stored; others say nothing here, nor does a run of a statistic that it cannot judge. */
export function withinRuns(db: Database, runKeys: readonly number[], probe: string): WithinRuns {
  const cells = groupBy(cellsOf(db, { runKeys, level: "run", probe }), ({ runKey }) => runKey);
  const rows = groupBy(runStatsOf(db, { runKeys }), ({ runKey }) => runKey);
  const strata = [...rows].flatMap(([runKey, ofRun]) => storedStrata(ofRun, cells.get(runKey) ?? []));
  return new Map(
    [...groupBy(strata, stratumKey)].map(([key, ofStratum]) => {
      const squares = JUDGED_STATISTICS.flatMap((statistic): [JudgedStatistic, number][] => {
        const estimates = ofStratum.map((run) => estimateRun(run, statistic));
        const known = estimates.flatMap((estimate) => (typeof estimate === "string" ? [] : estimate.halfWidth ** 2));
        return known.length === 0 ? [] : [[statistic, known.reduce((sum, square) => sum + square, 0) / known.length]];
      });
      return [key, new Map(squares)];
    }),
  );
}
