import { studentCdf, studentQuantile } from "../distributions/student-t.ts";

/** A difference of two levels with its 95 % interval, all in one unit. */
export interface Step {
  readonly change: number;
  readonly lower: number;
  readonly upper: number;
  /** two-sided, not corrected for having searched */
  readonly p: number;
}

export function stepTest(change: number, se: number, df: number): Step {
  const reach = studentQuantile(0.975, df) * se;
  const p = change === 0 ? 1 : 2 * studentCdf(-Math.abs(change) / se, df);
  return { change, lower: change - reach, upper: change + reach, p };
}
