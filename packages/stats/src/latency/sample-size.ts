import { studentQuantile } from "../distributions/student-t.ts";
import type { RunNoise } from "./run-noise.ts";

/** The chance with which a change of the wanted size shall be found. */
const POWER = 0.8;

/** MDE80 in ln: the change found four times in five, (t_.975 + t_.80) SE. */
export function detectableChange(se: number, nu: number): number {
  return reach(nu) * se;
}

/** More would be no advice. */
const MOST_RUNS = 1000;

/**
 * Runs per side after which a change of the threshold's size is found four times in five: the smallest m with
 * m >= 2 ((t_.975 + t_.80) s / threshold)^2, where t counts the degrees of freedom those runs will bring. At most 1,000.
 * @param threshold in ln, above 0
 */
export function runsToSettle(noise: RunNoise, threshold: number): number {
  const ratio = (2 * noise.variance) / threshold ** 2;
  const wanted = (runs: number) => ratio * reach(noise.fixedDf + 2 * (runs - 1)) ** 2;
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

function reach(df: number): number {
  return studentQuantile(0.975, df) + studentQuantile(POWER, df);
}
