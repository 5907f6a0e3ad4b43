import { drawTransactions, type Running } from "./draw-transaction.ts";
import { at } from "./pick.ts";
import type { Attempt, Job } from "./plan.ts";
import type { PlanInput } from "./plan-options.ts";
import { random } from "./random.ts";

const poolSize = 64;

/**
 * Poisson-paced jobs: in each, one run of `operator()` of a transaction picked from those in flight, with the attempts
 * around it that do not get there.
 */
export function* independentJobs(input: PlanInput): Generator<Job<Attempt>> {
  const draws = drawTransactions(input);
  const pacing = random(input.seed, "pacing");
  const pool = random(input.seed, "pool");
  const slots = Array.from({ length: poolSize }, draws.inFlight);
  for (let dueNs = 0; ; ) {
    dueNs += (-Math.log(pacing.uniform()) / input.rate) * 1e9;
    const attempts: Attempt[] = [];
    let ran = false;
    while (!ran) {
      const slot = Math.floor(pool.uniform() * poolSize);
      const running = at(slots, slot);
      const { steps } = running.transaction;
      let queued = false;
      while (!ran && !queued) {
        const { step } = append(attempts, running);
        ran = step.runsOperator;
        queued = step.queues;
      }
      while (running.nextStep === steps.length - 1 && !at(steps, running.nextStep).runsOperator)
        append(attempts, running);
      if (running.nextStep === steps.length) slots[slot] = replacement(draws.arriving, attempts);
    }
    yield { dueNs: Math.floor(dueNs), attempts };
  }
}

/** The next arrival that reaches `operator()`; those that never do leave their attempts in this job. */
function replacement(arriving: () => Running, attempts: Attempt[]): Running {
  for (;;) {
    const running = arriving();
    if (running.transaction.steps.some(({ runsOperator }) => runsOperator)) return running;
    while (running.nextStep < running.transaction.steps.length) append(attempts, running);
  }
}

/** Adds the transaction's next attempt. */
export function append(attempts: Attempt[], running: Running): Attempt {
  const { transaction } = running;
  const step = at(transaction.steps, running.nextStep++);
  if (step.runsOperator) running.applied++;
  const attempt = { transaction, step, number: step.runsOperator ? running.applied : 0 };
  attempts.push(attempt);
  return attempt;
}
