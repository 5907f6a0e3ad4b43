import type { RunShare } from "./run-share.ts";

/** A code's share on one side, its runs pooled. */
export interface SideShare {
  readonly runs: number;
  readonly count: number;
  readonly total: number;
  /** count / total, 0 to 1; null without spans */
  readonly share: number | null;
  /** spans that carry as much as one independent span, at least 1 */
  readonly designEffect: number;
  /** total / designEffect */
  readonly effectiveTotal: number;
  /** degrees of freedom of the variance behind the design effect */
  readonly nu: number;
}

/**
 * Both sides of a code. A side on which it never came (or always) shows no bursts of it, so it takes the design effect
 * of the other side.
 */
export function sideShares(base: readonly RunShare[], head: readonly RunShare[]): { base: SideShare; head: SideShare } {
  const [ofBase, ofHead] = [designEffect(base), designEffect(head)];
  return {
    base: sideShare(base, ofBase ?? ofHead ?? 1),
    head: sideShare(head, ofHead ?? ofBase ?? 1),
  };
}

function sideShare(runs: readonly RunShare[], effect: number): SideShare {
  const { count, total } = pooled(runs);
  return {
    runs: runs.length,
    count,
    total,
    share: total > 0 ? count / total : null,
    designEffect: effect,
    effectiveTotal: total / effect,
    nu: degreesOfFreedom(runs),
  };
}

function designEffect(runs: readonly RunShare[]): number | null {
  const { count, total, variance } = pooled(runs);
  if (count === 0 || count === total) return null;
  return Math.max(1, variance / ((count * (total - count)) / total));
}

function pooled(runs: readonly RunShare[]): { count: number; total: number; variance: number } {
  let [count, total, variance] = [0, 0, 0];
  for (const run of runs) {
    count += run.count;
    total += run.total;
    variance += run.variance;
  }
  return { count, total, variance };
}

/** Satterthwaite over the runs; where no run varies, each window pattern counts in full. */
function degreesOfFreedom(runs: readonly RunShare[]): number {
  let [variance, squares, nus] = [0, 0, 0];
  for (const run of runs) {
    variance += run.variance;
    squares += run.variance ** 2 / run.nu;
    nus += run.nu;
  }
  return squares > 0 ? variance ** 2 / squares : Math.max(1, nus);
}
