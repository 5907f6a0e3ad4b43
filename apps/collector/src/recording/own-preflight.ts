import type { ProbePlan } from "../probes/plan.ts";
import type { DecodedSpan } from "./decode-span.ts";

/**
 * Class probes begin at the class's own preflight; where that is inlined, at the free one. Where the own one is entered
 * at all, a span that began at the free one is not the same measure.
 */
export class OwnPreflight {
  readonly #plan: ProbePlan;
  readonly #entered = new Set<number>();

  constructor(plan: ProbePlan) {
    this.#plan = plan;
  }

  /** Whether a span is to be left out; it is looked at on the way. */
  beganElsewhere({ probe, fromFreePreflight }: Pick<DecodedSpan, "probe" | "fromFreePreflight">): boolean {
    if (this.#plan.probes[probe]?.kind !== "class") return false;
    if (!fromFreePreflight) this.#entered.add(probe);
    return fromFreePreflight && this.#entered.has(probe);
  }
}
