import type { Calibration, CostlyPlan } from "./calibration.ts";
import { probeCosts, type SlotCounts, slotCostsNs } from "./probe-costs.ts";

/** What a run took from the server, by the calibration of its start. */
export interface RunCost {
  /** Of one core. */
  readonly share: number;
  /** All probes' CPU ns by the number of applies; null where none was counted. */
  readonly perApplyNs: number | null;
  /** Set where only the probes are known, and not the other places that trapped: a stored run. */
  readonly atLeast?: true;
  /** What the probe of the applies adds to its spans. */
  readonly biasNs: number | null;
}

/** @param counted what every slot of the plan counted within `durationNs`, and whether USDT checked each apply */
export function runCost(
  plan: CostlyPlan,
  calibration: Calibration,
  counted: { readonly slots: readonly SlotCounts[]; readonly durationNs: number; readonly usdt: boolean },
): RunCost {
  const { slots, durationNs, usdt } = counted;
  const totalNs = slotCostsNs(plan, calibration, slots, usdt).reduce((sum, ns) => sum + ns, 0);
  const apply = plan.probes.findIndex(({ kind }) => kind === "apply");
  const applies = slots[apply]?.hits ?? 0;
  return {
    share: durationNs > 0 ? totalNs / durationNs : 0,
    perApplyNs: applies > 0 ? totalNs / applies : null,
    biasNs: probeCosts(plan, calibration)[apply]?.biasNs ?? null,
  };
}
