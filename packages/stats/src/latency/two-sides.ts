import { studentCdf, studentQuantile } from "../distributions/student-t.ts";
import type { RunEstimate } from "./run-estimate.ts";
import { mean, type RunNoise } from "./run-noise.ts";

/** Limits of a difference in ln; null where open. */
export interface Limits {
  readonly lo: number | null;
  readonly hi: number | null;
}

/** head against base for one statistic, all in ln of ns: d = 0.1 reads as 10.5 % slower. */
export interface SideDifference {
  readonly base: number;
  readonly head: number;
  readonly d: number;
  /** What d may be inside its buckets; both d itself unless a run's buckets are coarse. */
  readonly dLow: number;
  readonly dHigh: number;
  readonly se: number;
  /** degrees of freedom of `se` */
  readonly nu: number;
  /** two-sided, of no difference */
  readonly p: number;
  /** with 2.5 % on each side */
  readonly limits95: Limits;
  /** @param confidence 0.9 leaves 5 % on each side */
  limits(confidence: number): Limits;
}

/**
 * The difference of two sides by the method of variance estimates recovery: each run keeps its own, unequal distances to
 * its limits, and what the scatter between runs adds is symmetrical. Zou and Donner (2008).
 *
 * SE^2 is the larger of s^2 (1/m_h + 1/m_b), which has seen how much runs differ, and W^2, what the runs know of
 * themselves; its degrees of freedom are those of the larger (Satterthwaite's for W^2).
 */
export function compareSides(
  base: readonly RunEstimate[],
  head: readonly RunEstimate[],
  noise: RunNoise,
): SideDifference {
  const own = withinVariance([base, head]);
  const between = noise.variance * (1 / head.length + 1 / base.length);
  const variance = Math.max(between, own.variance);
  const nu = between >= own.variance ? noise.df : own.df;
  const extra = variance - own.variance;
  const [yBase, yHead] = [mean(base.map(({ y }) => y)), mean(head.map(({ y }) => y))];
  const dLow = mean(head.map(({ low }) => low)) - mean(base.map(({ high }) => high));
  const dHigh = mean(head.map(({ high }) => high)) - mean(base.map(({ low }) => low));
  const limitsAt = (t: number): Limits => {
    const down = recovered([...distances(head, "lower", t), ...distances(base, "upper", t), t * Math.sqrt(extra)]);
    const up = recovered([...distances(head, "upper", t), ...distances(base, "lower", t), t * Math.sqrt(extra)]);
    return { lo: down === null ? null : dLow - down, hi: up === null ? null : dHigh + up };
  };
  const t95 = studentQuantile(0.975, nu);
  const limits95 = limitsAt(t95);
  return {
    base: yBase,
    head: yHead,
    d: yHead - yBase,
    dLow,
    dHigh,
    se: Math.sqrt(variance),
    nu,
    p: twoSided(dLow, dHigh, limits95, t95, nu),
    limits95,
    limits: (confidence) => limitsAt(studentQuantile(0.5 + confidence / 2, nu)),
  };
}

/** W^2 = sum of w^2 / m^2 over both sides, with Satterthwaite's degrees of freedom. */
function withinVariance(sides: readonly (readonly RunEstimate[])[]): { variance: number; df: number } {
  const terms = sides.flatMap((side) =>
    side.map(({ halfWidth, nu }) => ({ part: (halfWidth / side.length) ** 2, nu })),
  );
  const variance = terms.reduce((sum, { part }) => sum + part, 0);
  const spread = terms.reduce((sum, { part, nu }) => sum + part ** 2 / nu, 0);
  return { variance, df: spread > 0 ? variance ** 2 / spread : 1 };
}

/** Per run the share of the side's distance to its limit; null where open. */
function distances(side: readonly RunEstimate[], end: "lower" | "upper", t: number): (number | null)[] {
  return side.map((run) => {
    const limit = run[end](t);
    if (limit === null) return null;
    return (end === "lower" ? run.low - limit : limit - run.high) / side.length;
  });
}

/** Root of the sum of squares; null where one of them is not known. */
function recovered(parts: readonly (number | null)[]): number | null {
  let squares = 0;
  for (const part of parts) {
    if (part === null) return null;
    squares += part ** 2;
  }
  return Math.sqrt(squares);
}

/**
 * p from the limit on the side of 0, by T = |d| t / (distance from d to it). 1 where that limit is open, or where d may
 * be 0 inside its buckets.
 */
function twoSided(dLow: number, dHigh: number, { lo, hi }: Limits, t: number, nu: number): number {
  const [size, distance] =
    dLow > 0 ? [dLow, lo === null ? null : dLow - lo] : [-dHigh, hi === null ? null : hi - dHigh];
  if (!(size > 0) || distance === null) return 1;
  if (distance === 0) return 0;
  return 2 * studentCdf((-size * t) / distance, nu);
}
