import { at } from "./pick.ts";
import { type Job, planJobs } from "./plan.ts";
import { type PlanOptions, planInput } from "./plan-options.ts";
import type { Caller } from "./steps.ts";
import { isApplied } from "./steps.ts";

/** A run of `Transactor::operator()` as a probe would have seen it. */
export interface SyntheticSpan {
  /** ns since the start of the run. */
  readonly startNs: number;
  readonly endNs: number;
  readonly durationNs: number;
  /** 0 to threads - 1. */
  readonly thread: number;
  /** 32 bytes. */
  readonly id: Uint8Array;
  readonly type: number;
  readonly code: number;
  readonly applied: boolean;
  readonly threw: boolean;
  readonly caller: Caller;
  readonly retry: boolean;
  /** 1 for the transaction's first run. */
  readonly attempt: number;
  /** The run's place in the plan. */
  readonly sequence: number;
}

export interface SyntheticOptions extends PlanOptions {
  readonly durationS: number;
}

const tefException = -193;

/**
 * The workload of the stand-in without a server: what would have ended within `durationS`, in the order of the ends.
 * Pure: the same options give the same spans. A job goes to the thread that is free first.
 */
export function* syntheticSpans(options: SyntheticOptions): Generator<SyntheticSpan> {
  const input = planInput(options);
  const limitNs = options.durationS * 1e9;
  const freeNs = new Array<number>(input.threads).fill(0);
  let pending: SyntheticSpan[] = [];
  for (const job of planJobs(input)) {
    if (job.dueNs > limitNs) break;
    // What ends before this job is due ends before everything that is still to come.
    const [ended, open] = partition(pending, ({ endNs }) => endNs <= job.dueNs);
    yield* ended.sort(byEnd);
    pending = open;
    const thread = freeNs.indexOf(Math.min(...freeNs));
    const spans = run(job, thread, Math.max(job.dueNs, at(freeNs, thread)));
    freeNs[thread] = spans.freeNs;
    pending.push(...spans.list);
  }
  yield* pending.filter(({ endNs }) => endNs <= limitNs).sort(byEnd);
}

function run(job: Job, thread: number, fromNs: number): { list: SyntheticSpan[]; freeNs: number } {
  const list: SyntheticSpan[] = [];
  let nowNs = fromNs;
  for (const { transaction, step, number, sequence, preflightNs, preclaimNs, operatorNs } of job.attempts) {
    nowNs += (step.caller === "queue" ? 0 : preflightNs) + preclaimNs;
    if (!step.runsOperator) continue;
    const { id, outcome, throws } = transaction;
    const startNs = nowNs;
    nowNs += operatorNs;
    list.push({
      startNs,
      endNs: nowNs,
      durationNs: operatorNs,
      thread,
      id,
      type: outcome.type,
      code: throws ? tefException : outcome.code,
      applied: !throws && isApplied(step, outcome.code),
      threw: throws,
      caller: step.caller,
      retry: step.retry,
      attempt: number,
      sequence,
    });
  }
  return { list, freeNs: nowNs };
}

function partition<T>(list: readonly T[], isLeft: (value: T) => boolean): [T[], T[]] {
  return [list.filter(isLeft), list.filter((value) => !isLeft(value))];
}

function byEnd(a: SyntheticSpan, b: SyntheticSpan): number {
  return a.endNs - b.endNs;
}
