import type { EndedRun } from "../ended-runs.ts";
import { groupBy } from "../group-by.ts";
import { MOST_LOST } from "./lost-share.ts";

/** Noise of years ago is another machine's: so many of the newest runs tell it. */
export const MOST_LEARNT_FROM = 100;

/** Complete and with hardly a lost event: what noise is learnt from. */
export function isUsable({ run, lostShare }: EndedRun): boolean {
  return run.status === "complete" && lostShare <= MOST_LOST;
}

/**
 * Runs of one build and tag, recorded alike on one environment: whatever they differ by is noise. At least 2 each. A run
 * that shows neither build id nor commit is in none: builds of one version may differ.
 */
export function unchangedGroups(runs: readonly EndedRun[]): EndedRun[][] {
  const known = runs.filter(({ run }) => run.buildId !== null || run.commit !== null);
  return [...groupBy(known, sameness).values()].filter((group) => group.length > 1);
}

function sameness(described: EndedRun): string {
  const { buildId, commit, version } = described.run;
  return JSON.stringify([recordedAlike(described), buildId, commit, version, described.tags]);
}

/** Equal for runs whose noise is the same: one machine, one way to probe it, runs of one length. */
export function recordedAlike({ run, probes }: Pick<EndedRun, "run" | "probes">): string {
  const { environmentKey, host, source, durationClass, sampling } = run;
  const definitions = probes.map(({ name, definition, exitMethod }) => [name, definition, exitMethod]).sort();
  return JSON.stringify([environmentKey ?? host, source, durationClass, sampling, definitions]);
}
