import {
  type Database,
  effectiveStatus,
  listTags,
  nativeSpan,
  type Probe,
  type Run,
  runsOfTag,
  slicesOf,
  tagsOf,
} from "@xrpl-probe/db";
import { compareVersions, isVersionTag } from "@xrpl-probe/xrpl";
import { lostShareOf } from "./load-runs.ts";
import { runFacts } from "./run-facts.ts";
import type { RunHead } from "./run-head.ts";
import { runNames } from "./run-names.ts";

/** Everything known of a run besides its spans. */
export function loadRunHead(
  db: Database,
  params: {
    readonly run: Run;
    readonly probes: readonly Probe[];
    /** How many spans it holds. */
    readonly recorded: number;
    readonly nowMs: number;
  },
): RunHead {
  const { run, probes, recorded, nowMs } = params;
  const tags = tagsOf(db, { runKeys: [run.key] }).get(run.key) ?? [];
  const [total] = slicesOf(db, { runKey: run.key, level: "run" });
  const { count, first } = nativeSpan(db, { runKey: run.key });
  const lost = total?.lost ?? 0;
  return {
    ...(runNames(db).get(run.id) ?? { shortId: run.id, ref: run.id }),
    id: run.id,
    tags,
    ordinal: ordinalOf(db, run, tags[0]),
    versionBefore: versionBefore(db, tags),
    status: effectiveStatus(run, nowMs),
    stopReason: run.stopReason,
    source: run.source,
    startedMs: run.startedMs,
    endedMs: run.endedMs,
    lengthMs: run.endedMs === null ? (total?.endNs ?? 0) / 1e6 : run.endedMs - run.startedMs,
    commit: run.commit,
    version: run.version,
    host: run.host,
    note: run.note,
    lost,
    unpaired: total?.unpaired ?? 0,
    lostShare: lostShareOf(lost, recorded),
    sliceCount: count,
    sliceMs: first === null ? null : (first.endNs - first.startNs) / 1e6,
    environment: runFacts(run, probes),
  };
}

function versionBefore(db: Database, tags: readonly string[]): string | null {
  const version = tags.find(isVersionTag);
  if (version === undefined) return null;
  const earlier = listTags(db).filter(({ tag }) => isVersionTag(tag) && compareVersions(tag, version) < 0);
  return (
    earlier
      .map(({ tag }) => tag)
      .sort(compareVersions)
      .at(-1) ?? null
  );
}

function ordinalOf(db: Database, run: Run, tag: string | undefined): RunHead["ordinal"] {
  if (tag === undefined) return null;
  const oldestFirst = runsOfTag(db, tag).reverse();
  return { tag, index: oldestFirst.findIndex(({ key }) => key === run.key) + 1, of: oldestFirst.length };
}
