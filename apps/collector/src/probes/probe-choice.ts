import { type FunctionSet, functionSets } from "@xrpl-probe/xrpl";
import type { OwnProbe } from "./own-probe.ts";

/** Sets that can be asked for by name; they add up. `transactor` is always among them. */
export const probeSets = [...functionSets, "peer"] as const;
export type ProbeSet = FunctionSet | "peer";

/** What is to be probed. */
export interface ProbeChoice {
  readonly sets: readonly ProbeSet[];
  readonly own: readonly OwnProbe[];
}

export function isProbeSet(text: string): text is ProbeSet {
  return probeSets.some((set) => set === text);
}
