import { at, pick } from "./pick.ts";
import type { PlanInput } from "./plan-options.ts";
import { random } from "./random.ts";
import { type Step, stepsOf } from "./steps.ts";
import type { AppliesTable, Outcome } from "./workload.ts";

export interface Transaction {
  /** 32 bytes. */
  readonly id: Uint8Array;
  readonly outcomeIndex: number;
  readonly outcome: Outcome;
  readonly throws: boolean;
  readonly steps: readonly Step[];
}

/** How far a transaction has come. */
export interface Running {
  readonly transaction: Transaction;
  nextStep: number;
  applied: number;
}

export interface Draws {
  /** One that arrives now. */
  arriving(): Running;
  /** One found in mid-life, hence weighed by its applies: what a server in steady state is at work on. */
  inFlight(): Running;
}

export function drawTransactions(input: PlanInput): Draws {
  const { outcomes, queuedShare } = input.workload;
  const numbers = random(input.seed, "transactions");
  const weights = outcomes.map(({ share }, i) => share * at(input.mix, i));
  const inFlightWeights = outcomes.map(({ applies }, i) => at(weights, i) * meanApplies(applies));

  const draw = (ofOutcomes: readonly number[], inFlight: boolean) => {
    const outcomeIndex = pick(ofOutcomes, numbers.uniform());
    const outcome = at(outcomes, outcomeIndex);
    const rows = outcome.applies.map(([count, share]) => (inFlight ? share * count : share));
    const [applies] = at(outcome.applies, pick(rows, numbers.uniform()));
    const throwing = numbers.uniform();
    const queued = numbers.uniform() < queuedShare;
    const position = numbers.uniform();
    const id = new Uint8Array(32);
    const words = new DataView(id.buffer);
    for (let offset = 0; offset < 32; offset += 4) words.setUint32(offset, numbers.next(), true);
    const throws = outcome.foundIn === "doApply" && throwing < input.throwShare;
    const steps = stepsOf(outcome, applies, queued);
    return { transaction: { id, outcomeIndex, outcome, throws, steps }, position };
  };

  return {
    arriving: () => ({ transaction: draw(weights, false).transaction, nextStep: 0, applied: 0 }),
    inFlight: () => {
      const { transaction, position } = draw(inFlightWeights, true);
      const { steps } = transaction;
      const done = Math.floor(position * steps.filter(({ runsOperator }) => runsOperator).length);
      let [nextStep, applied] = [0, 0];
      while (applied < done) applied += at(steps, nextStep++).runsOperator ? 1 : 0;
      // One half-way through the queue would be accepted without ever having been queued.
      if (at(steps, nextStep).caller === "queue") nextStep = 0;
      return { transaction, nextStep, applied };
    },
  };
}

export function meanApplies(table: AppliesTable): number {
  return table.reduce((sum, [count, share]) => sum + count * share, 0);
}
