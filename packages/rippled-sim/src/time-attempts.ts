import { meanApplies } from "./draw-transaction.ts";
import { lnNsAt, meanOverNormal } from "./law.ts";
import { at } from "./pick.ts";
import type { Attempt } from "./plan.ts";
import type { PlanInput } from "./plan-options.ts";
import { random } from "./random.ts";

export interface TimedAttempt extends Attempt {
  /** Counts the runs of `operator()` over the plan; 0 where it is not reached. */
  readonly sequence: number;
  readonly preflightNs: number;
  readonly preclaimNs: number;
  readonly operatorNs: number;
}

/** Gives each attempt of the plan, in order, its durations. */
export function timer(input: PlanInput): (attempt: Attempt) => TimedAttempt {
  const { workload, seed, bursts } = input;
  const durations = random(seed, "durations");
  const stages = random(seed, "stages");
  const factor = input.scale * Math.exp(input.runNoise * random(seed, "runNoise").normal());
  const rho = workload.autocorrelation;
  const state = workload.outcomes.map(() => durations.normal());
  let sequence = 0;
  const stageNs = (law: readonly number[]) => Math.floor(Math.exp(lnNsAt(law, stages.normal())) * factor);

  return (attempt) => {
    const preflightNs = stageNs(workload.preflightLaw);
    const preclaimNs = stageNs(workload.preclaimLaw);
    if (!attempt.step.runsOperator) return { ...attempt, sequence: 0, preflightNs, preclaimNs, operatorNs: 0 };
    const { outcomeIndex: i, outcome } = attempt.transaction;
    const fresh = durations.normal();
    const z = bursts ? rho * at(state, i) + Math.sqrt(1 - rho * rho) * fresh : fresh;
    state[i] = z;
    const slower = at(input.slow, i) * tailFactor(at(input.tails, i), z);
    const operatorNs = Math.floor(Math.exp(lnNsAt(outcome.law, z)) * factor * slower);
    return { ...attempt, sequence: sequence++, preflightNs, preclaimNs, operatorNs };
  };
}

/** Mean time of one run of `operator()` with its preflight and preclaim, ns, over the mix. */
export function meanApplyNs({ workload, mix, slow, tails, scale }: PlanInput): number {
  let [applies, ns] = [0, 0];
  workload.outcomes.forEach(({ share, applies: table, law }, i) => {
    const weight = share * at(mix, i) * meanApplies(table);
    if (weight === 0) return;
    const mean = meanOverNormal((z) => Math.exp(lnNsAt(law, z)) * tailFactor(at(tails, i), z));
    applies += weight;
    ns += weight * mean * at(slow, i);
  });
  const stage = (law: readonly number[]) => meanOverNormal((z) => Math.exp(lnNsAt(law, z)));
  return scale * (ns / applies + stage(workload.preflightLaw) + stage(workload.preclaimLaw));
}

function tailFactor(tails: PlanInput["tails"][number], z: number): number {
  return tails.reduce((product, { above, factor }) => (z > above ? product * factor : product), 1);
}
