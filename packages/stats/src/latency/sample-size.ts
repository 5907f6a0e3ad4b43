import { studentQuantile } from "../distributions/student-t.ts";
import type { RunNoise } from "./run-noise.ts";

/** The chance with which a change of the wanted size shall be found. */
const POWER = 0.8;

/**
 * MDE80 in ln: the change that is found four times in five. It has to be told from 0 at the level that Holm's method
 * grants the first row of its family, and what is measured of it must still reach the threshold.
 * @param level share of false alarms that the row is allowed: its family's level over the family's rows
 * @param threshold in ln
 */
export function detectableChange(
  { se, nu }: { readonly se: number; readonly nu: number },
  { level, threshold }: { readonly level: number; readonly threshold: number },
): number {
  return Math.max(reach(nu, level) * se, threshold + studentQuantile(POWER, nu) * se);
}

/** More would be no advice. */
const MOST_RUNS = 1000;

/**
 * Runs per side after which a change of the threshold's size is told from none four times in five: the smallest m with
 * m >= 2 ((t_significance + t_.80) s / threshold)^2, where t counts the degrees of freedom those runs will bring. At
 * most 1,000.
 * @param threshold in ln, above 0
 * @param level as for `detectableChange`
 */
export function runsToSettle(
  noise: RunNoise,
  { level, threshold }: { readonly level: number; readonly threshold: number },
): number {
  const ratio = (2 * noise.variance) / threshold ** 2;
  const wanted = (runs: number) => ratio * reach(noise.fixedDf + 2 * (runs - 1), level) ** 2;
  // What is wanted falls with more runs: one run's answer is enough, and that of so many runs is needed at least.
  let most = atMost(wanted(1));
  let least = atMost(wanted(most));
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (middle >= wanted(middle)) most = middle;
    else least = middle + 1;
  }
  return least;
}

function atMost(runs: number): number {
  return Math.min(Math.max(Math.ceil(runs), 1), MOST_RUNS);
}

/** Standard errors between 0 and a change that is told from it so often. */
function reach(df: number, level: number): number {
  return studentQuantile(1 - level / 2, df) + studentQuantile(POWER, df);
}
