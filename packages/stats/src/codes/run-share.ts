import { StatsError } from "../error.ts";
import { ewcVariance } from "../long-run-variance.ts";

/** How often one code came in one run, and how uncertain that count is: all that comparing needs, small enough to store. */
export interface RunShare {
  /** spans with the code */
  readonly count: number;
  /** spans the share is taken of */
  readonly total: number;
  /** long-run variance of `count` given `total`, in spans squared */
  readonly variance: number;
  /** degrees of freedom of `variance` */
  readonly nu: number;
}

/**
 * A run's share of one code from its counts per window, in time order. The scores are u_i = k_i - (K / N) n_i: what a
 * window holds above its due, so that a busy window is no evidence while a burst of the code is.
 * @param counts spans with the code, per window
 * @param totals all spans, per window; windows without any stay as zeros
 */
export function runShare(counts: readonly number[], totals: readonly number[]): RunShare {
  if (counts.length !== totals.length) {
    throw new StatsError("malformed", `${counts.length} windows of counts, ${totals.length} of totals`);
  }
  const count = sum(counts);
  const total = sum(totals);
  const share = total > 0 ? count / total : 0;
  return { count, total, ...ewcVariance(counts.map((k, i) => k - share * (totals[i] ?? 0))) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
