import type { Namespace, ProbePreset } from "@xrpl-probe/xrpl";
import { type OwnProbe, ownFunctions, stageOf } from "./own-probe.ts";
import type { PlannedProbe } from "./plan.ts";

/** A probe to be planned: a preset, or an own one in its form. */
export type ProbeSpec = Omit<ProbePreset, "set" | "kind"> & Pick<PlannedProbe, "set" | "kind">;

export function ownSpec({ name, from, to }: OwnProbe, namespace: Namespace): ProbeSpec {
  return {
    name,
    set: "own",
    kind: from === to ? "call" : "between",
    definition: from === to ? `${name}: ${from}` : `${name}: ${from}..${to}`,
    type: stageOf(to),
    entry: ownFunctions(from, namespace),
    exit: ownFunctions(to, namespace),
    attempt: [],
    transaction: null,
    result: null,
  };
}
