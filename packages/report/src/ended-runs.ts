import { type Database, effectiveStatus, type Run, tagsOf } from "@xrpl-probe/db";
import { groupBy } from "./group-by.ts";
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
  return describedRuns(db, runs);
}

/** Runs with their tags, probes and losses, in the order given. */
export function describedRuns(db: Database, runs: readonly Run[]): EndedRun[] {
  const runKeys = runs.map(({ key }) => key);
  const tags = tagsOf(db, { runKeys });
  const loaded = loadOnce(db, runKeys);
  return runs.map((run) => ({ ...sideRun(run, loaded), tags: tags.get(run.key) ?? [] }));
}

/** What runs carry besides their own row, read for all of them at once. */
function loadOnce(db: Database, runKeys: readonly number[]) {
  const keys = [...runKeys];
  const probes = db.query.probes
    .findMany({
      where: (probe, { inArray }) => inArray(probe.runKey, keys),
      orderBy: (probe, { asc }) => asc(probe.idx),
    })
    .sync();
  const totals = db.query.slices
    .findMany({ where: (slice, { and, eq, inArray }) => and(inArray(slice.runKey, keys), eq(slice.level, "run")) })
    .sync();
  return {
    probes: groupBy(probes, ({ runKey }) => runKey),
    totals: new Map(totals.map((slice) => [slice.runKey, slice])),
  };
}

function sideRun(run: Run, { probes, totals }: ReturnType<typeof loadOnce>): SideRun {
  const [ofRun, total] = [probes.get(run.key) ?? [], totals.get(run.key)];
  return {
    run,
    probes: ofRun,
    strata: new Map(),
    codes: [],
    lostShare: lostShareOfTotal(total, ofRun, 0),
    lengthMs: run.endedMs === null ? (total?.endNs ?? 0) / 1e6 : run.endedMs - run.startedMs,
  };
}
