import type { PlannedProbe } from "./plan.ts";

/** The slots that one call of a probe passes: its own, and those at which it begins. */
export function slotsOfProbe(
  plan: { readonly probes: readonly Pick<PlannedProbe, "startSlots">[] },
  probe: number,
): number[] {
  const planned = plan.probes[probe];
  return planned ? [probe, ...planned.startSlots] : [];
}
