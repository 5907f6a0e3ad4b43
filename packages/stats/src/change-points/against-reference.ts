import type { ScaledSeries } from "./scaled-series.ts";
import type { StepFit } from "./step-fit.ts";
import { type Step, stepTester } from "./step-test.ts";

/**
 * Every beta less the last release, so that a drift too slow to have a step shows. p is corrected for the number of
 * betas. Null for the release itself, and everywhere without one. In units of s0.
 */
export function againstReference({ of, errors, reference }: ScaledSeries, fit: StepFit): (Step | null)[] {
  const test = stepTester(fit.df);
  return errors.map((se, i) => {
    if (reference === null || i === reference) return null;
    const seOfBoth = Math.hypot(levelError(fit, se), levelError(fit, errors[reference] ?? 0));
    const step = test((of.values[i] ?? 0) - (of.values[reference] ?? 0), seOfBoth);
    return { ...step, p: Math.min(1, step.p * (errors.length - 1)) };
  });
}

/** One level is uncertain by the noise between betas, or by its own error where its runs were few or short. */
export function levelError(fit: StepFit, se: number): number {
  return Math.max(fit.noise, se);
}
