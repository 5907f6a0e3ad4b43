import { releases } from "./tables/releases.ts";
import { compareCore, comparePrecedence, parseVersion, type Version } from "./version.ts";

export type Release = (typeof releases)[number];

const versioned = releases.map((release) => ({ release, version: versionOf(release) }));

function versionOf(release: Release): Version {
  const version = parseVersion(release);
  if (version === null) throw new Error(`the table of releases holds ${release}, which is no version`);
  return version;
}

/** The row of the tables that describes a version. */
export interface ReleaseMatch {
  readonly release: Release;
  /** False where the version is older than the oldest or newer than the newest release in the tables. */
  readonly known: boolean;
}

/**
 * A beta belongs to its own release (1.4.0-b4 to 1.4.0), a version between two releases to the earlier one, one newer than
 * all to the newest. Null for text that is no version.
 */
export function releaseOf(version: string): ReleaseMatch | null {
  const wanted = parseVersion(version);
  if (wanted === null) return null;
  const found = versioned.findLast(({ version: candidate }) => compareCore(candidate, wanted) <= 0);
  if (found === undefined) return { release: releases[0], known: false };
  const newest = versioned.at(-1) ?? found;
  return { release: found.release, known: comparePrecedence(wanted, newest.version) <= 0 };
}

/** Whether a release lies in `first..last` of a table row; `last` null means that the row still stands. */
export function covers(release: Release, first: Release, last: Release | null): boolean {
  const index = releases.indexOf(release);
  return releases.indexOf(first) <= index && (last === null || index <= releases.indexOf(last));
}
