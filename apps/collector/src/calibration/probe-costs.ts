import { slotsOfProbe } from "../probes/slots-of-probe.ts";
import { type Calibration, type CostlyPlan, costPerCallNs, siteOf } from "./calibration.ts";

/** What is stored of a probe's cost: ns per call in the server, and what it adds to a span. */
export interface ProbeCost {
  readonly costNs: number;
  readonly biasNs: number;
}

/** One for each probe of the plan, by its index. */
export function probeCosts(plan: CostlyPlan, calibration: Calibration): ProbeCost[] {
  return plan.probes.map((_, probe) => {
    const slots = slotsOfProbe(plan, probe).flatMap((slot) => plan.slots[slot] ?? []);
    const stepping = slots[0]?.stepping ?? "single-step";
    return { costNs: costPerCallNs(calibration, slots.map(siteOf)), biasNs: calibration.biasNs[stepping] };
  });
}

/** What a slot heard. */
export interface SlotCounts {
  /** Entries. */
  readonly hits: number;
  /** Exits whose entry was known. */
  readonly spans: number;
}

/**
 * CPU ns that each slot of the plan took from the server; `counts` by slot.
 *
 * @param usdt whether the server's own USDT probe checks each apply: its `nop` is emulated, as a `push` is
 */
export function slotCostsNs(
  { probes, slots }: CostlyPlan,
  { entryNs, exitNs }: Calibration,
  counts: readonly SlotCounts[],
  usdt: boolean,
): number[] {
  const apply = probes.findIndex(({ kind }) => kind === "apply");
  return slots.map(({ stepping }, slot) => {
    const { hits, spans } = counts[slot] ?? { hits: 0, spans: 0 };
    const checked = usdt && slot === apply ? spans * entryNs.emulated : 0;
    return hits * entryNs[stepping] + spans * exitNs + checked;
  });
}
