import { acceptedChanges, type Database, type Run } from "@xrpl-probe/db";
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
import type { StoredRuns } from "../stored-runs.ts";
import type { Sides } from "./compared-probes.ts";
import { MOST_LOST } from "./lost-share.ts";
import { type StratumId, stratumKey } from "./side-runs.ts";
import { isUsable, MOST_LEARNT_FROM, recordedAlike, unchangedGroups } from "./unchanged-runs.ts";

/** What is known of the noise between runs besides the two sides. */
export interface Earlier {
  /** The history, oldest first. */
  readonly runs: readonly { readonly run: Run; readonly tags: readonly string[] }[];
  /** Of a stratum, in the order of `runs`; null where a run has no value of it. */
  of(stratum: StratumId): readonly (EarlierRun | null)[];
  /** Per statistic, what this database's own unchanged runs of the stratum differ by. */
  readonly learnt: (stratum: StratumId) => Readonly<Record<JudgedStatistic, LearntVariance>>;
}

const MOST_EARLIER = 10;
const ENOUGH_BETAS = 6;

/**
 * History and prior of a comparison. History: the latest complete runs of the sides' environment that began before either
 * side, of versions from the start of base's segment up to base (an accepted change starts a segment). While fewer than
 * 6 betas exist each tag scatters around its own mean, since nobody can tell yet where the level changed. Prior: what
 * unchanged runs differ by that were recorded as the sides were.
 * @param asOfMs runs that had not ended by then do not exist for it
 */
export function earlierRuns(
  db: Database,
  sides: Sides,
  { asOfMs, stored }: { readonly asOfMs: number; readonly stored: StoredRuns },
): Earlier {
  const all = [...sides.base, ...sides.head];
  const except = new Set(all.map(({ run }) => run.key));
  const beforeMs = Math.min(...all.map(({ run }) => run.startedMs));
  const environments = [...new Set(all.flatMap(({ run }) => run.environmentKey ?? []))];
  const candidates = environments
    .flatMap((environmentKey) => stored.complete(environmentKey))
    .filter((run) => !except.has(run.key) && hadEnded(run, asOfMs));
  const isOneEnvironment = environments.length === 1 && all.every(({ run }) => run.environmentKey !== null);
  const learnt = learntVariances(sides, candidates, stored);
  const before = candidates.filter(({ startedMs }) => startedMs < beforeMs);
  const history = isOneEnvironment ? historyOf(db, sides, { candidates: before, stored }) : [];
  const keys = history.map(({ run }) => run.key);
  const ofRuns = stored.cells(keys);
  const cells = groupBy(
    keys.flatMap((key) => ofRuns.get(key) ?? []),
    stratumKey,
  );
  return {
    runs: history,
    of: (stratum) => {
      const ofStratum = new Map((cells.get(stratumKey(stratum)) ?? []).map((cell) => [cell.runKey, cell.histogram]));
      return history.map(({ run, group }) => {
        const histogram = ofStratum.get(run.key);
        return histogram === undefined ? null : { histogram, group };
      });
    },
    learnt,
  };
}

interface HistoryRun {
  readonly run: Run;
  readonly tags: readonly string[];
  readonly group: string;
}

/** @param candidates newest first */
function historyOf(
  db: Database,
  sides: Sides,
  { candidates, stored }: { readonly candidates: readonly Run[]; readonly stored: StoredRuns },
): HistoryRun[] {
  const tags = stored.tags([...sides.base.map(({ run }) => run.key), ...candidates.map(({ key }) => key)]);
  const baseTags = sides.base.flatMap(({ run }) => tags.get(run.key) ?? []);
  const base = baseTags.filter(isVersionTag).sort(compareVersions).at(-1);
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
  const lostShareOf = (run: Run) => describedRuns(stored, [run])[0]?.lostShare ?? 0;
  return firstOf(found, MOST_EARLIER, ({ run }) => lostShareOf(run) <= MOST_LOST)
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
function learntVariances(sides: Sides, candidates: readonly Run[], stored: StoredRuns): Earlier["learnt"] {
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
  const usable = describedRuns(stored, newest).filter((run) => isUsable(run) && alike.has(recordedAlike(run)));
  const groups = unchangedGroups(usable);
  const levels = stored.levels(groups.flat().map(({ run }) => run.key));
  return (stratum) => {
    const key = stratumKey(stratum);
    const ofGroups = groups.map((group) => group.map(({ run }) => levels.get(run.key)?.get(key)));
    const learnt = JUDGED_STATISTICS.map((statistic) => {
      const ys = ofGroups.map((group) => group.map((ln) => ln?.[statistic] ?? null).filter((ln) => ln !== null));
      return [statistic, learnVariance(ys)] as const;
    });
    return Object.fromEntries(learnt) as Record<JudgedStatistic, LearntVariance>;
  };
}
