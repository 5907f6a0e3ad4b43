import { studentCdf, studentQuantile } from "../distributions/student-t.ts";
import type { RunShare } from "./run-share.ts";

/** With fewer runs in all the spread between runs is not worth estimating. */
export const LEAST_RUNS = 5;

/** A t test of head against base in which each run is one value. */
export interface RunLevelTest {
  /** two-sided */
  readonly p: number;
  /** limits of head - base in shares, at the given two-sided confidence */
  interval(confidence: number): { lower: number; upper: number };
}

/**
 * Student's t test on the runs' logits: it sees that runs of one build differ by more than what happens inside a run.
 * Null with fewer than 5 runs in all. Half a span is added to either outcome, so that a run without the code has a
 * logit. Differences of logits become points around the middle of the two sides, so that swapping the sides mirrors them.
 */
export function runLevelTest(base: readonly RunShare[], head: readonly RunShare[]): RunLevelTest | null {
  if (base.length === 0 || head.length === 0 || base.length + head.length < LEAST_RUNS) return null;
  const [b, h] = [base.map(logit), head.map(logit)];
  const [meanB, meanH] = [mean(b), mean(h)];
  const df = b.length + h.length - 2;
  const variance = (squares(b, meanB) + squares(h, meanH)) / df;
  const se = Math.sqrt(variance * (1 / b.length + 1 / h.length));
  const difference = meanH - meanB;
  const centre = (meanB + meanH) / 2;
  return {
    p: pValue(difference, se, df),
    interval(confidence) {
      const reach = studentQuantile((1 + confidence) / 2, df) * se;
      return { lower: points(centre, difference - reach), upper: points(centre, difference + reach) };
    },
  };
}

function pValue(difference: number, se: number, df: number): number {
  if (difference === 0) return 1;
  return se === 0 ? 0 : Math.min(1, 2 * studentCdf(-Math.abs(difference) / se, df));
}

function logit({ count, total }: RunShare): number {
  return Math.log((count + 0.5) / (total - count + 0.5));
}

function points(centre: number, difference: number): number {
  return expit(centre + difference / 2) - expit(centre - difference / 2);
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squares(values: readonly number[], around: number): number {
  return values.reduce((sum, value) => sum + (value - around) ** 2, 0);
}
