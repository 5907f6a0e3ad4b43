import type { PlannedProbe, PlannedSlot } from "../probes/plan.ts";

/** How the kernel executes the instruction under a probe. */
export type Stepping = PlannedSlot["stepping"];

/** What the programs cost on this host, measured at the start; ns. Nothing is ever subtracted by it. */
export interface Calibration {
  /** CPU that one hit of an entry takes from the server, by how its instruction is stepped. */
  readonly entryNs: Readonly<Record<Stepping, number>>;
  /** The same for one exit. */
  readonly exitNs: number;
  /** What a probe adds to a recorded span: the way out of the entry's trap and the way into the exit's. */
  readonly biasNs: Readonly<Record<Stepping, number>>;
}

/** What of a plan decides its cost. */
export interface CostlyPlan {
  readonly probes: readonly Pick<PlannedProbe, "name" | "kind" | "startSlots">[];
  readonly slots: readonly Pick<PlannedSlot, "stepping" | "exitOffsets">[];
}

/** A place in the server that traps. */
export interface CostlySite {
  readonly stepping: Stepping;
  /** Whether the call's end is heard as well. */
  readonly hasExit: boolean;
}

/** CPU ns that a call takes from the server when it passes through these entries, and through the exits of some. */
export function costPerCallNs({ entryNs, exitNs }: Calibration, sites: readonly CostlySite[]): number {
  return sites.reduce((sum, { stepping, hasExit }) => sum + entryNs[stepping] + (hasExit ? exitNs : 0), 0);
}

/** @param slot a place of the plan */
export function siteOf({ stepping, exitOffsets }: CostlyPlan["slots"][number]): CostlySite {
  return { stepping, hasExit: exitOffsets.length > 0 };
}
