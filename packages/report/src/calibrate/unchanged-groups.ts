import type { Database } from "@xrpl-probe/db";
import { groupBy } from "../group-by.ts";
import { type EndedRun, endedRuns } from "../trend/ended-runs.ts";
import { MOST_LOST } from "../verdict/lost-share.ts";

/** Noise of years ago is another machine's. */
const MOST_RUNS = 100;

/** The newest ended runs of a probe that are complete enough to learn from, oldest first. */
export function usableRuns(db: Database, asked: { readonly nowMs: number }): EndedRun[] {
  return endedRuns(db, { ...asked, asOfMs: Number.MAX_SAFE_INTEGER })
    .filter(({ lostShare }) => lostShare <= MOST_LOST)
    .slice(-MOST_RUNS);
}

/** Runs of one build and tag, recorded alike on one environment: whatever they differ by is noise. At least 2 each. */
export function unchangedGroups(runs: readonly EndedRun[]): EndedRun[][] {
  return [...groupBy(runs, sameness).values()].filter((group) => group.length > 1);
}

function sameness({ run, tags, probes }: EndedRun): string {
  const { environmentKey, host, source, commit, version, durationClass, sampling } = run;
  const definitions = probes.map(({ name, definition, exitMethod }) => [name, definition, exitMethod]);
  return JSON.stringify([environmentKey ?? host, source, commit, version, tags, durationClass, sampling, definitions]);
}
