import type { Database } from "@xrpl-probe/db";
import { parseVersion } from "@xrpl-probe/xrpl";
import type { Ladder, LadderAgainst, LadderColumn } from "./ladder.ts";
import { type LadderPair, ladderRows } from "./ladder-rows.ts";
import { type LadderVersion, ladderVersions, usableRuns } from "./ladder-versions.ts";
import { ReportError } from "./report-error.ts";
import { type StoredRuns, storedRuns } from "./stored-runs.ts";
import type { CompareReport } from "./verdict/compare-report.ts";

export interface LadderParams {
  readonly nowMs: number;
  readonly probe: string;
  readonly against: LadderAgainst;
  /** More versions and types than these are not shown. */
  readonly most: { readonly versions: number; readonly types: number };
  /** Compares two versions by their tags: `compareSides` of this database, or what remembers its answers. */
  readonly compare: (base: string, head: string) => CompareReport;
  /** What comparisons made before have read. */
  readonly stored?: StoredRuns;
}

/** The release ladder; without columns where no version has a run that ended. */
export function loadLadder(db: Database, params: LadderParams): Ladder {
  const { probe, against, most, compare, stored = storedRuns(db) } = params;
  const versions = ladderVersions(db, usableRuns(db, params.nowMs));
  const shown = shownOf(versions, params);
  const pairs = shown.map(({ tag, runs, base }): LadderPair & { column: LadderColumn } => {
    const report = base === null ? null : attempt(() => compare(base, tag));
    const problem = report instanceof ReportError ? report.message : null;
    return {
      tag,
      base,
      report: report instanceof ReportError ? null : report,
      column: {
        tag,
        runs: runs.length,
        newestMs: Math.max(...runs.map(({ startedMs }) => startedMs)),
        isRelease: parseVersion(tag)?.pre === null,
        base,
        problem,
      },
    };
  });
  const runs = new Map(versions.map(({ tag, runs }) => [tag, runs]));
  const rows = ladderRows(db, { probe, pairs, runs, stored });
  return {
    probe,
    against,
    columns: pairs.map(({ column }) => column),
    rows: rows.slice(0, most.types),
    left: { versions: versions.length - shown.length, types: Math.max(0, rows.length - most.types) },
  };
}

/** What the ladder will ask `compare` for, oldest first: for who would rather not wait for all of them at once. */
export function ladderPairs(
  db: Database,
  params: Pick<LadderParams, "nowMs" | "against" | "most">,
): { readonly base: string; readonly head: string }[] {
  const versions = ladderVersions(db, usableRuns(db, params.nowMs));
  return shownOf(versions, params).flatMap(({ tag, base }) => (base === null ? [] : [{ base, head: tag }]));
}

type ShownVersion = LadderVersion & { readonly base: string | null };

/** The newest versions, each with the one that it is compared with. */
function shownOf(
  versions: readonly LadderVersion[],
  { against, most }: Pick<LadderParams, "against" | "most">,
): ShownVersion[] {
  const tags = versions.map(({ tag }) => tag);
  return versions.slice(-most.versions).map((version) => ({ ...version, base: baseOf(tags, version.tag, against) }));
}

function baseOf(tags: readonly string[], tag: string, against: LadderAgainst): string | null {
  const before = tags.slice(0, tags.indexOf(tag));
  const wanted = against === "previous" ? before : before.filter((other) => parseVersion(other)?.pre === null);
  return wanted.at(-1) ?? null;
}

function attempt(compare: () => CompareReport): CompareReport | ReportError {
  try {
    return compare();
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
}
