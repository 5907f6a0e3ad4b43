import { InvalidArgumentError } from "commander";
import { BadProbe, type OwnProbe, parseOwnProbe } from "../probes/own-probe.ts";
import { isProbeSet, type ProbeSet, probeSets } from "../probes/probe-choice.ts";
import { readProbeFile } from "../probes/probe-file.ts";

/** Parsers of the options that say what is probed. */

export function probeSet(text: string, before: readonly ProbeSet[] = []): ProbeSet[] {
  if (isProbeSet(text)) return [...new Set([...before, text])];
  throw new InvalidArgumentError(`the sets are ${probeSets.slice(0, -1).join(", ")} and ${probeSets.at(-1)}`);
}

export function ownProbe(text: string, before: readonly OwnProbe[] = []): OwnProbe[] {
  return [...before, ...explained(() => [parseOwnProbe(text)])];
}

export function probeFile(path: string, before: readonly OwnProbe[] = []): OwnProbe[] {
  return [...before, ...explained(() => readProbeFile(path))];
}

function explained(read: () => OwnProbe[]): OwnProbe[] {
  try {
    return read();
  } catch (error) {
    throw error instanceof BadProbe ? new InvalidArgumentError(error.message) : error;
  }
}
