import { type Database, effectiveStatus, type Run } from "@xrpl-probe/db";
import { type StoredRuns, storedRuns } from "./stored-runs.ts";
import { lostShareOfTotal } from "./verdict/lost-share.ts";
import type { SideRun } from "./verdict/side-runs.ts";

/** A run with all that reports say of it, without what it holds of strata. */
export interface EndedRun extends SideRun {
  readonly tags: readonly string[];
}

/** Whether a run was over at that moment: one that was still recorded joins later. */
export function hadEnded({ endedMs, heartbeatMs }: Pick<Run, "endedMs" | "heartbeatMs">, asOfMs: number): boolean {
  return (endedMs ?? heartbeatMs) <= asOfMs;
}

/** Runs that had ended by `asOfMs` and did not fail, oldest first. */
export function endedRuns(
  db: Database,
  { nowMs, asOfMs }: { readonly nowMs: number; readonly asOfMs: number },
): EndedRun[] {
  const runs = db.query.runs
    .findMany({ orderBy: (run, { asc }) => asc(run.startedMs) })
    .sync()
    .filter((run) => hadEnded(run, asOfMs) && ["complete", "interrupted"].includes(effectiveStatus(run, nowMs)));
  return describedRuns(storedRuns(db), runs);
}

/** Runs with their tags, probes and losses, in the order given. */
export function describedRuns(stored: StoredRuns, runs: readonly Run[]): EndedRun[] {
  const runKeys = runs.map(({ key }) => key);
  const [tags, probes, totals] = [stored.tags(runKeys), stored.probes(runKeys), stored.totals(runKeys)];
  return runs.map((run) => {
    const [ofRun, total] = [probes.get(run.key) ?? [], totals.get(run.key)?.[0]];
    return {
      run,
      tags: tags.get(run.key) ?? [],
      probes: ofRun,
      strata: new Map(),
      codes: [],
      lostShare: lostShareOfTotal(total, ofRun, 0),
      lengthMs: run.endedMs === null ? (total?.endNs ?? 0) / 1e6 : run.endedMs - run.startedMs,
    };
  });
}
