import type { Transaction } from "./draw-transaction.ts";
import { independentJobs } from "./independent-jobs.ts";
import { ledgerJobs } from "./ledger-jobs.ts";
import type { PlanInput } from "./plan-options.ts";
import type { Step } from "./steps.ts";
import { type TimedAttempt, timer } from "./time-attempts.ts";

export interface Attempt {
  readonly transaction: Transaction;
  readonly step: Step;
  /** 1 for the transaction's first run of `operator()`; 0 where it is not reached. */
  readonly number: number;
}

/** Attempts that one thread runs back to back, from `dueNs` after the start of the plan. */
export interface Job<A extends Attempt = TimedAttempt> {
  readonly dueNs: number;
  readonly attempts: readonly A[];
}

/** The endless plan of one run, jobs in the order they fall due: draw for draw the plan of cpp/sim/plan.cpp. */
export function* planJobs(input: PlanInput): Generator<Job> {
  const timed = timer(input);
  for (const job of input.bursts ? ledgerJobs(input) : independentJobs(input)) {
    yield { dueNs: job.dueNs, attempts: job.attempts.map(timed) };
  }
}
