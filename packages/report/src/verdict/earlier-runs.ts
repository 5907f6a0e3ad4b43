import { acceptedChanges, cellsOf, completeRuns, type Database, type Run, runLevelsOf, tagsOf } from "@xrpl-probe/db";
import {
  type EarlierRun,
  JUDGED_STATISTICS,
  type JudgedStatistic,
  type LearntVariance,
  learnVariance,
} from "@xrpl-probe/stats";
import { compareVersions, isVersionTag } from "@xrpl-probe/xrpl";
import { describedRuns, hadEnded } from "../ended-runs.ts";
import { groupBy } from "../group-by.ts";
import type { Sides } from "./compared-probes.ts";
import { lostShareOfRun, MOST_LOST } from "./lost-share.ts";
import { type StratumId, stratumKey } from "./side-runs.ts";
import { isUsable, MOST_LEARNT_FROM, recordedAlike, unchangedGroups } from "./unchanged-runs.ts";

/** What is known of the noise between runs besides the two sides. */
export interface Earlier {
  /** The history, oldest first. */
  readonly runs: readonly { readonly run: Run; readonly tags: readonly string[] }[];
  /** Of a stratum, in the order of `runs`; null where a run has no value of it. */
  of(stratum: StratumId): readonly (EarlierRun | null)[];
  /** Per statistic, what this database's own unchanged runs of the stratum differ by. */
  learnt(stratum: StratumId): Partial<Record<JudgedStatistic, LearntVariance>>;
}

const MOST_EARLIER = 10;
const ENOUGH_BETAS = 6;
const ANY_TIME = Number.MAX_SAFE_INTEGER;
const ANY_NUMBER = Number.MAX_SAFE_INTEGER;

/**
 * History and prior of a comparison. History: the latest complete runs of the sides' environment that began before either
 * side, of versions from the start of base's segment up to base (an accepted change starts a segment). While fewer than
 * 6 betas exist each tag scatters around its own mean, since nobody can tell yet where the level changed. Prior: what
 * unchanged runs differ by that were recorded as the sides were.
 * @param asOfMs runs that had not ended by then do not exist for it
 */
export function earlierRuns(db: Database, sides: Sides, { asOfMs }: { readonly asOfMs: number }): Earlier {
  const all = [...sides.base, ...sides.head];
  const except = all.map(({ run }) => run.key);
  const beforeMs = Math.min(...all.map(({ run }) => run.startedMs));
  const environments = [...new Set(all.flatMap(({ run }) => run.environmentKey ?? []))];
  const candidates = environments
    .flatMap((environmentKey) => completeRuns(db, { environmentKey, except, beforeMs: ANY_TIME, limit: ANY_NUMBER }))
    .filter((run) => hadEnded(run, asOfMs));
  const isOneEnvironment = environments.length === 1 && all.every(({ run }) => run.environmentKey !== null);
  const before = candidates.filter(({ startedMs }) => startedMs < beforeMs);
  const history = isOneEnvironment ? historyOf(db, sides, before) : [];
  const keys = history.map(({ run }) => run.key);
  const cells = groupBy(cellsOf(db, { runKeys: keys, level: "run" }), stratumKey);
  const learnt = learntVariances(db, sides, candidates);
  return {
    runs: history,
    of: (stratum) => {
      const ofStratum = new Map((cells.get(stratumKey(stratum)) ?? []).map((cell) => [cell.runKey, cell.histogram]));
      return history.map(({ run, group }) => {
        const histogram = ofStratum.get(run.key);
        return histogram === undefined ? null : { histogram, group };
      });
    },
    learnt: (stratum) => learnt.get(stratumKey(stratum)) ?? {},
  };
}

interface HistoryRun {
  readonly run: Run;
  readonly tags: readonly string[];
  readonly group: string;
}

/** @param candidates newest first */
function historyOf(db: Database, sides: Sides, candidates: readonly Run[]): HistoryRun[] {
  const baseTags = tagsOf(db, { runKeys: sides.base.map(({ run }) => run.key) });
  const base = [...baseTags.values()].flat().filter(isVersionTag).sort(compareVersions).at(-1);
  const tags = tagsOf(db, { runKeys: candidates.map(({ key }) => key) });
  const start = base === undefined ? undefined : segmentStart(db, base);
  const found = candidates.flatMap((run) => {
    const ofRun = tags.get(run.key) ?? [];
    const version = ofRun.filter(isVersionTag).sort(compareVersions).at(-1);
    const name = version ?? ofRun[0] ?? run.commit ?? run.id;
    if (base === undefined) return [{ run, tags: ofRun, name, version }];
    if (version === undefined || compareVersions(version, base) > 0) return [];
    if (start !== undefined && compareVersions(version, start) < 0) return [];
    return [{ run, tags: ofRun, name, version }];
  });
  const betas = new Set(found.map(({ version }) => version)).size;
  const oneLevel = base !== undefined && betas >= ENOUGH_BETAS;
  return firstOf(found, MOST_EARLIER, ({ run }) => lostShareOfRun(db, run) <= MOST_LOST)
    .reverse()
    .map(({ run, tags, name }) => ({ run, tags, group: oneLevel ? "segment" : name }));
}

/** The first `most` that hold, asking no more of them than needed. */
function firstOf<Item>(items: readonly Item[], most: number, holds: (item: Item) => boolean): Item[] {
  const found: Item[] = [];
  for (const item of items) {
    if (found.length === most) break;
    if (holds(item)) found.push(item);
  }
  return found;
}

/** The newest accepted change up to base; a change of single types counts for all, which costs some history and no truth. */
function segmentStart(db: Database, base: string): string | undefined {
  return acceptedChanges(db)
    .map(({ tag }) => tag)
    .filter((tag) => isVersionTag(tag) && compareVersions(tag, base) <= 0)
    .sort(compareVersions)
    .at(-1);
}

/** Per stratum what this database's own unchanged runs differ by, of the newest that were recorded as the sides were. */
function learntVariances(
  db: Database,
  sides: Sides,
  candidates: readonly Run[],
): Map<string, Partial<Record<JudgedStatistic, LearntVariance>>> {
  const all = [...sides.base, ...sides.head];
  const [sources, classes] = [
    new Set(all.map(({ run }) => run.source)),
    new Set(all.map(({ run }) => run.durationClass)),
  ];
  const alike = new Set(all.map(recordedAlike));
  const newest = candidates
    .filter(({ source, durationClass }) => sources.has(source) && classes.has(durationClass))
    .toSorted((a, b) => b.startedMs - a.startedMs)
    .slice(0, MOST_LEARNT_FROM);
  const usable = describedRuns(db, newest).filter((run) => isUsable(run) && alike.has(recordedAlike(run)));
  const groupOf = new Map<number, number>();
  unchangedGroups(usable).forEach((group, i) => {
    for (const { run } of group) groupOf.set(run.key, i);
  });
  const levels = groupBy(runLevelsOf(db, { runKeys: [...groupOf.keys()] }), stratumKey);
  return new Map(
    [...levels].map(([key, rows]) => {
      const groups = [...groupBy(rows, ({ runKey }) => groupOf.get(runKey)).values()];
      const learnt = JUDGED_STATISTICS.map((statistic) => {
        const ys = groups.map((group) => group.flatMap((row) => lnOf(row[statistic])));
        return [statistic, learnVariance(ys)] as const;
      });
      return [key, Object.fromEntries(learnt) as Record<JudgedStatistic, LearntVariance>];
    }),
  );
}

function lnOf(ns: number | null): number[] {
  return ns === null ? [] : [Math.log(Math.max(ns, 1))];
}
