import type { VersionStrings } from "@xrpl-probe/elf";
import type { VersionAnswer } from "./run-version-command.ts";

/**
 * The server's version: the only literal of the file that can be one; else what the server itself answers; else the
 * only pre-release, since no library is one. Null rather than a guess among several.
 */
export function chooseVersion(literals: VersionStrings, answer: VersionAnswer | null): string | null {
  const distinct = [...new Set(literals.versions.map(({ text }) => text))];
  const [only] = distinct;
  if (only !== undefined && distinct.length === 1) return only;
  if (answer) return answer.version;
  const preReleases = distinct.filter((text) => text.includes("-"));
  return preReleases.length === 1 ? (preReleases[0] ?? null) : null;
}
