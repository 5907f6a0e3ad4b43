import { type Database, effectiveStatus, tagsOf } from "@xrpl-probe/db";
import { compareVersions, isVersionTag } from "@xrpl-probe/xrpl";

/** A version with its runs that ended. */
export interface LadderVersion {
  readonly tag: string;
  readonly runs: readonly UsableRun[];
}

export interface UsableRun {
  readonly key: number;
  readonly id: string;
  readonly startedMs: number;
  readonly statsVersion: number | null;
}

/** Runs that ended and did not fail, newest first. */
export function usableRuns(db: Database, nowMs: number): UsableRun[] {
  return db.query.runs
    .findMany({
      columns: {
        ...{ key: true, id: true, startedMs: true, statsVersion: true },
        ...{ status: true, heartbeatMs: true, sliceMs: true },
      },
      orderBy: (run, { desc }) => [desc(run.startedMs), desc(run.key)],
    })
    .sync()
    .filter((run) => ["complete", "interrupted"].includes(effectiveStatus(run, nowMs)));
}

/** Versions that have such runs, in their order, all read at once. */
export function ladderVersions(db: Database, runs: readonly UsableRun[]): LadderVersion[] {
  const tags = tagsOf(db, { runKeys: runs.map(({ key }) => key) });
  const versions = new Map<string, UsableRun[]>();
  for (const run of runs) {
    for (const tag of tags.get(run.key) ?? []) {
      if (isVersionTag(tag)) versions.set(tag, [...(versions.get(tag) ?? []), run]);
    }
  }
  return [...versions].map(([tag, ofTag]) => ({ tag, runs: ofTag })).sort((a, b) => compareVersions(a.tag, b.tag));
}
