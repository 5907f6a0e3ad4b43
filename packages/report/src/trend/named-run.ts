import { effectiveStatus } from "@xrpl-probe/db";
import type { EndedRun } from "../ended-runs.ts";
import { namesOf, type RunNames } from "../run-names.ts";
import type { ReportRun } from "../verdict/compare-report.ts";

/** A run as reports name it. @param spans of the probe */
export function namedRun(
  { run, tags, lostShare, lengthMs }: EndedRun,
  asked: { readonly names: ReadonlyMap<string, RunNames>; readonly nowMs: number; readonly spans: number },
): ReportRun {
  return {
    ...(asked.names.get(run.id) ?? namesOf(run.id, run.id)),
    id: run.id,
    tags,
    startedMs: run.startedMs,
    lengthMs,
    host: run.host,
    commit: run.commit,
    version: run.version,
    status: effectiveStatus(run, asked.nowMs),
    source: run.source,
    lostShare,
    spans: asked.spans,
  };
}
