import {
  type Elf,
  findSymbols,
  type StoreReader,
  type VersionStrings,
  versionStrings,
  versionsInCode,
} from "@xrpl-probe/elf";
import type { Namespace } from "@xrpl-probe/xrpl";
import { runVersionCommand, type VersionAnswer } from "./run-version-command.ts";
import type { ServerProcess } from "./server-process.ts";

export interface BuildVersion {
  readonly version: string | null;
  /** 40 hex digits, where the build knew it. */
  readonly commit: string | null;
}

/**
 * Version and commit, as safely as they can be had: from the file, and only where that does not say it from the server's
 * own answer to `--version`. A file without a process is never executed.
 */
export async function versionOf(
  server: ServerProcess | null,
  elf: Elf,
  namespace: Namespace,
  stores: StoreReader | null,
): Promise<BuildVersion> {
  const literals = versionStrings(elf);
  const inFile = (stores && versionInCode(elf, namespace, stores)) ?? certainLiteral(literals);
  const answer = inFile === null && server !== null ? await runVersionCommand(server) : null;
  return { version: inFile ?? answer?.version ?? null, commit: commitOf(literals, answer) };
}

/** g++ turns the short literal of `BuildInfo::getVersionString()` into immediate operands: then no section holds it. */
function versionInCode(elf: Elf, namespace: Namespace, stores: StoreReader): string | null {
  const scope = namespace === "ripple" ? "6ripple" : "4xrpl";
  const name = `${scope}9BuildInfo16getVersionString`;
  // The text is checked in a lambda of the function, which may have kept a body of its own.
  const functions = findSymbols(elf, [{ prefix: `_ZN${name}` }, { prefix: `_ZZN${name}` }]);
  return only(functions.flatMap((fn) => versionsInCode(elf, fn, stores)));
}

/** A literal that no library can have put there: a pre-release, or one beside the server's own complaint about it. */
export function certainLiteral({ versions }: VersionStrings): string | null {
  const besideComplaint = versions.filter(({ nearby }) =>
    nearby.some((text) => text.includes("Bad server version string")),
  );
  const preReleases = versions.filter(({ text }) => text.includes("-"));
  return only(besideComplaint.map(({ text }) => text)) ?? only(preReleases.map(({ text }) => text));
}

function commitOf({ commits }: VersionStrings, answer: VersionAnswer | null): string | null {
  return only(commits) ?? answer?.commit ?? null;
}

/** The one value that all agree on. */
function only(values: readonly string[]): string | null {
  const [first = null, ...more] = new Set(values);
  return more.length === 0 ? first : null;
}
