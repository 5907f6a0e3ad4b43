import type { RunRow, RunSource } from "@xrpl-probe/report";
import { compareVersions, isVersionTag } from "@xrpl-probe/xrpl";

/** What a side of a comparison can be. */
export interface SideChoices {
  /** Versions from the newest down, then other tags by their newest run. */
  readonly tags: readonly { readonly tag: string; readonly runs: number; readonly newestMs: number }[];
  /** Newest first. */
  readonly runs: readonly RunChoice[];
}

export interface RunChoice {
  readonly ref: string;
  readonly shortId: string;
  readonly tag: string | null;
  readonly startedMs: number;
  readonly source: RunSource;
}

/** A menu of more is no help: older runs are reached from the list of runs. */
const MAX_RUNS = 40;

export function sideChoices(runs: readonly RunRow[]): SideChoices {
  const newest = [...runs].sort((a, b) => b.startedMs - a.startedMs);
  const tags = new Map<string, { tag: string; runs: number; newestMs: number }>();
  for (const run of newest)
    for (const tag of run.tags) {
      const known = tags.get(tag);
      if (known) known.runs += 1;
      else tags.set(tag, { tag, runs: 1, newestMs: run.startedMs });
    }
  return {
    tags: [...tags.values()].sort(newestTagFirst),
    runs: newest
      .slice(0, MAX_RUNS)
      .map(({ ref, shortId, tags, startedMs, source }) => ({ ref, shortId, tag: tags[0] ?? null, startedMs, source })),
  };
}

function newestTagFirst(a: { tag: string; newestMs: number }, b: { tag: string; newestMs: number }): number {
  const [versionA, versionB] = [a.tag, b.tag].map(isVersionTag);
  if (versionA !== versionB) return versionA ? -1 : 1;
  return versionA ? compareVersions(b.tag, a.tag) : b.newestMs - a.newestMs;
}
