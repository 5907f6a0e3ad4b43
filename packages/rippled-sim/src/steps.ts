import type { Outcome } from "./workload.ts";

/** Who applies: the open ledger (`TxQ::apply`), the consensus build (`applyTransaction`), or the queue (`TxQ::accept`, without preflight). */
export type Caller = "open" | "build" | "queue";

/** One attempt as its transaction's outcome asks for it. */
export interface Step {
  readonly caller: Caller;
  readonly retry: boolean;
  /** Ends in terQUEUED; the queue takes it up later. */
  readonly queues: boolean;
  readonly runsOperator: boolean;
}

/** The attempts of a transaction in the order of its life, as `stepsOf` in cpp/sim/plan.cpp has them. */
export function stepsOf(outcome: Outcome, applies: number, queued: boolean): Step[] {
  // After the close it is tried once more against the new open ledger, which holds it already.
  const late = idle("open");
  const times = (count: number, make: () => Step): Step[] => Array.from({ length: Math.max(0, count) }, make);
  if (outcome.foundIn === "doApply" && outcome.code === 0) {
    if (applies === 1) return [run("build")];
    const first = queued ? [{ ...idle("open"), queues: true }, run("queue")] : [run("open")];
    return [...first, run("build", true), ...times(applies - 2, () => run("open")), late];
  }
  if (outcome.foundIn === "doApply") {
    return [run("open"), ...times(applies - 2, () => run("build", true)), run("build"), late];
  }
  if (applies === 0) return [idle("open"), idle("build")];
  return [run("open"), idle("build", true), run("build"), ...times(applies - 2, () => run("open")), late];
}

/** Whether `operator()` answers "applied": a tec is not while it may still be retried. */
export function isApplied(step: Step, code: number): boolean {
  return code === 0 || (code >= 100 && !step.retry);
}

function run(caller: Caller, retry = false): Step {
  return { caller, retry, queues: false, runsOperator: true };
}

function idle(caller: Caller, retry = false): Step {
  return { caller, retry, queues: false, runsOperator: false };
}
