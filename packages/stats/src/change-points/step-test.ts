import { studentCdf, studentQuantile } from "../distributions/student-t.ts";

/** A difference of two levels with its 95 % interval, all in one unit. */
export interface Step {
  readonly change: number;
  readonly lower: number;
  readonly upper: number;
  /** two-sided, not corrected for having searched */
  readonly p: number;
}

/** Tests differences whose standard errors rest on the same degrees of freedom. */
export function stepTester(df: number): (change: number, se: number) => Step {
  const t = studentQuantile(0.975, df);
  return (change, se) => ({
    change,
    lower: change - t * se,
    upper: change + t * se,
    p: change === 0 ? 1 : 2 * studentCdf(-Math.abs(change) / se, df),
  });
}
