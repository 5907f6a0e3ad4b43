import { StatsError } from "../error.ts";

/** Below this the series is exact and short; above it the continued fraction is. */
const SERIES_LIMIT = 2.5;

/** The standard normal distribution function: the share of values at or below z. Relative error below 1e-13 in both tails. */
export function normalCdf(z: number): number {
  return z > 0 ? 1 - upperTail(z) : upperTail(-z);
}

/** z with normalCdf(z) = p; -Infinity at 0, Infinity at 1. Halley's method from a start that is right to 4.5e-4. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new StatsError("bad-probability", `a probability lies in 0 to 1, not ${p}`);
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  let z = roughUpperQuantile(tail);
  for (let step = 0; step < 3; step++) {
    const newton = (upperTail(z) - tail) / normalDensity(z);
    z += newton / (1 - (z * newton) / 2);
  }
  return p < 0.5 ? -z : z;
}

/** The height of the standard normal curve at z. */
export function normalDensity(z: number): number {
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The share above z >= 0. Abramowitz and Stegun 26.2.11 (series) and 26.2.14 (continued fraction of Mills' ratio). */
function upperTail(z: number): number {
  if (z < SERIES_LIMIT) {
    let term = z;
    let sum = z;
    for (let k = 3; term > sum * 1e-17; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - normalDensity(z) * sum;
  }
  let fraction = z;
  for (let k = 120; k >= 1; k--) fraction = z + k / fraction;
  return normalDensity(z) / fraction;
}

/** Abramowitz and Stegun 26.2.23. */
function roughUpperQuantile(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  return t - above / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
