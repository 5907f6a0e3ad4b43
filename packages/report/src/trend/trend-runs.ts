import type { Database } from "@xrpl-probe/db";
import { compareVersions, isVersionTag, parseVersion } from "@xrpl-probe/xrpl";
import { type EndedRun, endedRuns } from "../ended-runs.ts";
import { formatShare } from "../format.ts";
import { comparability, shortened } from "../verdict/comparability.ts";
import type { EnvironmentFinding } from "../verdict/compare-report.ts";
import { MOST_LOST } from "../verdict/lost-share.ts";

/** A run with its version. */
export interface TrendRun extends EndedRun {
  readonly tag: string;
}

export interface TrendRuns {
  /** Oldest first. */
  readonly counted: readonly TrendRun[];
  readonly leftOut: readonly (TrendRun & { readonly reason: string })[];
  readonly warns: readonly EnvironmentFinding[];
}

/** Runs of versions that had ended by `asOfMs`, oldest first. */
export function trendRuns(db: Database, asked: { readonly nowMs: number; readonly asOfMs: number }): TrendRun[] {
  return endedRuns(db, asked).flatMap((run) => {
    const tag = versionOf(run.tags);
    return tag === undefined ? [] : [{ ...run, tag }];
  });
}

/** A run that carries several versions counts for the newest. */
function versionOf(tags: readonly string[]): string | undefined {
  return tags.filter(isVersionTag).sort(compareVersions).at(-1);
}

/** Which of the runs with spans of the probe stand in one series, as the newest one sets it. */
export function sortOut(runs: readonly TrendRun[], probe: string): TrendRuns {
  const recorded = runs.filter(({ probes }) => probes.some(({ name }) => name === probe));
  const newest = newestOf(recorded);
  if (newest === undefined) return { counted: [], leftOut: [], warns: [] };
  const judged = recorded.map((run) => ({ ...run, reason: whyNot(run, newest, probe) }));
  const counted = judged.filter(({ reason }) => reason === null);
  return {
    counted,
    leftOut: judged.flatMap(({ reason, ...run }) => (reason === null ? [] : [{ ...run, reason }])),
    warns: warnsOf(counted, newest),
  };
}

function newestOf(runs: readonly TrendRun[]): TrendRun | undefined {
  return [...runs].sort((a, b) => compareVersions(a.tag, b.tag) || a.run.startedMs - b.run.startedMs).at(-1);
}

function whyNot(run: TrendRun, newest: TrendRun, probe: string): string | null {
  if (run.lostShare > MOST_LOST) return `lost ${formatShare(run.lostShare, 1)} of its events`;
  const [block] = comparability({ base: [run], head: [newest] }, [probe]).blocks;
  if (block === undefined) return null;
  return `${block.name}: ${shortened(block.base)} here, ${shortened(block.head)} in ${newest.tag}`;
}

function warnsOf(counted: readonly TrendRun[], newest: TrendRun): EnvironmentFinding[] {
  const { warns } = comparability({ base: counted, head: [newest] }, []);
  return warns.map((warn) => ({
    ...warn,
    sentence: `${warn.name} is not the same everywhere: ${warn.base}; in the newest run ${warn.head}`,
  }));
}

export function isRelease(tag: string): boolean {
  return parseVersion(tag)?.pre === null;
}
