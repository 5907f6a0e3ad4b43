import type { Ranking } from "./huber-segment.ts";
import { stepFit } from "./step-fit.ts";
import { type Step, stepTester } from "./step-test.ts";

/** Largest p, corrected for the N places searched, at which a change point stays. */
const SEARCH_LEVEL = 0.05;

export interface FoundStep extends Step {
  /** first beta of the later segment */
  readonly start: number;
  /** p times the number of betas, at most 1 */
  readonly searchedP: number;
}

/**
 * Backward elimination: as long as some change point is not significant or smaller than the threshold, the one with the
 * largest p goes and its segments grow together, for a change between two short segments may only be found once they are
 * one. All in units of s0.
 */
export function eliminate(
  of: Ranking,
  candidates: readonly number[],
  threshold: number,
  floor: number,
): readonly FoundStep[] {
  let starts = [...candidates];
  for (;;) {
    const steps = stepsOf(of, starts, floor);
    const failing = steps.filter(({ searchedP, change }) => searchedP > SEARCH_LEVEL || Math.abs(change) < threshold);
    if (failing.length === 0) return steps;
    const weakest = failing.reduce((worst, step) => (step.p > worst.p ? step : worst));
    starts = starts.filter((start) => start !== weakest.start);
  }
}

function stepsOf(of: Ranking, starts: readonly number[], floor: number): FoundStep[] {
  const n = of.values.length;
  const { segments, noise, df } = stepFit(of, starts, n, floor);
  const test = stepTester(df);
  return segments.slice(1).map((after, i) => {
    const before = segments[i] ?? after;
    const se = noise * Math.sqrt(1 / (before.end - before.start) + 1 / (after.end - after.start));
    const step = test(after.level - before.level, se);
    return { start: after.start, searchedP: Math.min(1, step.p * n), ...step };
  });
}
