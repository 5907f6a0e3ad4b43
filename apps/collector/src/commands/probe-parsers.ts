import { InvalidArgumentError } from "commander";
import { CliError, exitCodes } from "../errors.ts";
import { BadProbe, type OwnProbe, parseOwnProbe } from "../probes/own-probe.ts";
import { isProbeSet, type ProbeSet, probeSets } from "../probes/probe-choice.ts";

/** Parsers of the options that say what is probed. */

export function probeSet(text: string, before: readonly ProbeSet[] = []): ProbeSet[] {
  if (isProbeSet(text)) return [...new Set([...before, text])];
  throw new InvalidArgumentError(`the sets are ${probeSets.slice(0, -1).join(", ")} and ${probeSets.at(-1)}`);
}

export function ownProbe(text: string, before: readonly OwnProbe[] = []): OwnProbe[] {
  try {
    return [...before, parseOwnProbe(text)];
  } catch (error) {
    throw error instanceof BadProbe ? new InvalidArgumentError(error.message) : error;
  }
}

export function paths(path: string, before: readonly string[] = []): string[] {
  return [...before, path];
}

export interface OwnProbeFlags {
  probe?: OwnProbe[];
  probeFile?: string[];
}

/**
 * Own probes of the command line and of files. What reads a file is loaded only for one: a server waits for a recording.
 * @throws CliError 2 for a file that cannot be read or holds something else
 */
export async function ownProbesOf({ probe = [], probeFile = [] }: OwnProbeFlags): Promise<readonly OwnProbe[]> {
  if (probeFile.length === 0) return probe;
  const { readProbeFile } = await import("../probes/probe-file.ts");
  return [...probe, ...probeFile.flatMap((path) => explained(path, readProbeFile))];
}

function explained(path: string, read: (path: string) => OwnProbe[]): OwnProbe[] {
  try {
    return read(path);
  } catch (error) {
    if (!(error instanceof BadProbe)) throw error;
    throw new CliError(exitCodes.usage, `cannot take probes from ${path}: ${error.message}`, [], error);
  }
}
