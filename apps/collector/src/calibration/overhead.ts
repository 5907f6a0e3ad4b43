import { slotsOfProbe } from "../probes/slots-of-probe.ts";
import type { Calibration, CostlyPlan } from "./calibration.ts";
import { type SlotCounts, slotCostsNs } from "./probe-costs.ts";

/** What the placed probes take from the server, as a share of one core. */
export interface Overhead {
  readonly share: number;
  /** By probe that is placed and may be taken away: what would be free without it. */
  readonly freed: ReadonlyMap<number, number>;
}

interface Heard {
  /** What each slot heard within the interval. */
  readonly counts: readonly SlotCounts[];
  readonly intervalMs: number;
  /** The probes that are still placed. */
  readonly placed: ReadonlySet<number>;
  readonly usdt: boolean;
}

/** What the probes took of one core in the interval. */
export function overheadOf(
  plan: CostlyPlan,
  calibration: Calibration,
  { counts, intervalMs, placed, usdt }: Heard,
): Overhead {
  const shares = slotCostsNs(plan, calibration, counts, usdt).map((ns) => ns / (intervalMs * 1e6));
  const optional = [...placed].filter((probe) => isOptional(plan, probe));
  const freed = optional.map((probe) => {
    const needed = new Set(
      [...placed].filter((other) => other !== probe).flatMap((other) => slotsOfProbe(plan, other)),
    );
    const own = slotsOfProbe(plan, probe).filter((slot) => !needed.has(slot));
    return [probe, own.reduce((sum, slot) => sum + (shares[slot] ?? 0), 0)] as const;
  });
  return { share: shares.reduce((sum, share) => sum + share, 0), freed: new Map(freed) };
}

/** The probe of the applies is what a run is made for: it stays whatever it costs. */
export function isOptional(plan: CostlyPlan, probe: number): boolean {
  return plan.probes[probe]?.kind !== "apply";
}

/** The costliest probe that may be taken away, where the limit is passed; null where all is well or none is left. */
export function probeToDetach({ share, freed }: Overhead, maxShare: number): number | null {
  if (share <= maxShare) return null;
  const [costliest] = [...freed].sort(([, a], [, b]) => b - a);
  return costliest?.[0] ?? null;
}
