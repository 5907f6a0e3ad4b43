import {
  type Cell,
  cellsOf,
  completeRuns,
  type Database,
  type Probe,
  probesOfRuns,
  type Run,
  type RunCode,
  type RunLevels,
  type RunStats,
  runCodesOf,
  runLevelsOf,
  runStatsOf,
  type Slice,
  tagsOf,
  totalSlices,
} from "@xrpl-probe/db";
import { JUDGED_STATISTICS, type JudgedStatistic, RUN_STATISTICS_VERSION } from "@xrpl-probe/stats";
import { groupBy } from "./group-by.ts";
import { type RunNames, runNames } from "./run-names.ts";
import { stratumKey } from "./verdict/side-runs.ts";

/** Null where too few values lie beyond a quantile. */
type LnLevels = Readonly<Record<JudgedStatistic, number | null>>;

/** Reads what was not read yet of these runs; gives that of all runs that were ever asked for. */
type OfRuns<Found> = (runKeys: readonly number[]) => ReadonlyMap<number, Found>;

/**
 * What runs hold that have ended, read once for all who ask: comparisons of neighbouring versions have their sides, their
 * history and the runs that noise is learnt from in common. Good for one state of the database.
 */
export interface StoredRuns {
  /** Complete runs of an environment, newest first. */
  readonly complete: (environmentKey: string) => readonly Run[];
  readonly names: () => ReadonlyMap<string, RunNames>;
  readonly tags: OfRuns<readonly string[]>;
  readonly probes: OfRuns<readonly Probe[]>;
  /** The whole run as one slice; none for a run without slices. */
  readonly totals: OfRuns<readonly Slice[]>;
  /** Of the whole run. */
  readonly cells: OfRuns<readonly Cell[]>;
  readonly statistics: OfRuns<readonly RunStats[]>;
  readonly codes: OfRuns<readonly RunCode[]>;
  /** By `stratumKey`, the natural logarithms of what it has of each statistic. */
  readonly levels: OfRuns<ReadonlyMap<string, LnLevels>>;
}

export function storedRuns(db: Database): StoredRuns {
  const complete = new Map<string, Run[]>();
  const [beforeMs, limit] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  let names: ReadonlyMap<string, RunNames> | undefined;
  return {
    complete: (environmentKey) => {
      const found = complete.get(environmentKey) ?? completeRuns(db, { environmentKey, beforeMs, limit });
      complete.set(environmentKey, found);
      return found;
    },
    names: () => {
      names ??= runNames(db);
      return names;
    },
    tags: once((runKeys) => tagsOf(db, { runKeys }), []),
    probes: onceRows((runKeys) => probesOfRuns(db, { runKeys })),
    totals: onceRows((runKeys) => totalSlices(db, { runKeys })),
    cells: onceRows((runKeys) => cellsOf(db, { runKeys, level: "run" })),
    statistics: onceRows((runKeys) => runStatsOf(db, { runKeys })),
    codes: onceRows((runKeys) => runCodesOf(db, { runKeys })),
    levels: once((runKeys) => lnLevels(db, runKeys), new Map()),
  };
}

function lnLevels(db: Database, runKeys: readonly number[]): Map<number, Map<string, LnLevels>> {
  const lnOf = (ns: number | null) => (ns === null ? null : Math.log(Math.max(ns, 1)));
  const ofStratum = (row: RunLevels) => JUDGED_STATISTICS.map((statistic) => [statistic, lnOf(row[statistic])]);
  return new Map(
    [...groupBy(runLevelsOf(db, { runKeys }), ({ runKey }) => runKey)].map(([runKey, rows]) => [
      runKey,
      new Map(rows.map((row) => [stratumKey(row), Object.fromEntries(ofStratum(row)) as LnLevels])),
    ]),
  );
}

/** Whether what a run holds does not change any more, and its statistics are those of today's method. */
export function isStored({ statsVersion }: Pick<Run, "statsVersion">): boolean {
  return statsVersion === RUN_STATISTICS_VERSION;
}

/** Cells of whole runs; of a run that may still change they are read now. */
export function cellsOfRuns(
  db: Database,
  stored: StoredRuns,
  runs: readonly Pick<Run, "key" | "statsVersion">[],
): (run: Pick<Run, "key" | "statsVersion">) => readonly Cell[] {
  const ended = stored.cells(runs.filter(isStored).map(({ key }) => key));
  const others = runs.filter((run) => !isStored(run)).map(({ key }) => key);
  const now = groupBy(cellsOf(db, { runKeys: others, level: "run" }), ({ runKey }) => runKey);
  return (run) => (isStored(run) ? ended : now).get(run.key) ?? [];
}

function once<Found>(read: (runKeys: number[]) => ReadonlyMap<number, Found>, none: Found): OfRuns<Found> {
  const known = new Map<number, Found>();
  return (runKeys) => {
    const missing = runKeys.filter((key) => !known.has(key));
    if (missing.length > 0) {
      const found = read(missing);
      for (const key of missing) known.set(key, found.get(key) ?? none);
    }
    return known;
  };
}

function onceRows<Row extends { readonly runKey: number }>(read: (runKeys: number[]) => readonly Row[]) {
  return once<readonly Row[]>((runKeys) => groupBy(read(runKeys), ({ runKey }) => runKey), []);
}
