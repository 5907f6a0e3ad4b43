import { StatsError } from "../error.ts";
import { normalCdf, normalDensity, normalQuantile } from "./normal.ts";

/**
 * From here on the normal with Fisher's first correction, t (t^2 + 1) / (4 df), is right to 1e-12, while the
 * incomplete beta function loses digits, its x being 1 to within 1 / df.
 */
const NORMAL_FROM_DF = 1e6;

/** Newton converges in 4 to 8 steps; the limit only guards against a step that rounding keeps alive. */
const MOST_STEPS = 100;

/**
 * Student's t distribution function: the share of values at or below t, right to 1e-10.
 * @param df degrees of freedom, any real above 0 (Satterthwaite's are fractions); Infinity gives the normal
 */
export function studentCdf(t: number, df: number): number {
  checkDf(df);
  if (df >= NORMAL_FROM_DF) return normalCdf(t) - (normalDensity(t) * t * (t * t + 1)) / (4 * df);
  return t > 0 ? 1 - upperTail(t, df) : upperTail(-t, df);
}

/** t with studentCdf(t, df) = p; -Infinity at 0, Infinity at 1. */
export function studentQuantile(p: number, df: number): number {
  checkDf(df);
  if (!(p >= 0 && p <= 1)) throw new StatsError("bad-probability", `a probability lies in 0 to 1, not ${p}`);
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (df >= NORMAL_FROM_DF) {
    const z = normalQuantile(p);
    return z + (z * (z * z + 1)) / (4 * df);
  }
  const t = upperQuantile(tail, df);
  return p < 0.5 ? -t : t;
}

/** A comparison asks a few hundred times for a few dozen of them. By df, then by tail. */
const known = new Map<number, Map<number, number>>();
const MOST_KNOWN = 4096;

function upperQuantile(tail: number, df: number): number {
  const found = known.get(df)?.get(tail);
  if (found !== undefined) return found;
  const t = tail > 0.25 ? innerQuantile(tail, df) : outerQuantile(tail, df);
  if (known.size >= MOST_KNOWN) known.clear();
  const ofDf = known.get(df) ?? new Map<number, number>();
  known.set(df, ofDf.set(tail, t));
  return t;
}

/** Newton on the share between 0 and t, which is concave: from the left every step stays left of the root. */
function innerQuantile(tail: number, df: number): number {
  let t = (0.5 - tail) / density(0, df);
  for (let step = 0; step < MOST_STEPS; step++) {
    const move = (upperTail(t, df) - tail) / density(t, df);
    t += move;
    if (Math.abs(move) <= 1e-14 * t) break;
  }
  return t;
}

/** Newton on ln tail over ln t, which is concave and falls: one step passes the root, the others come back to it. */
function outerQuantile(tail: number, df: number): number {
  let logT = Math.log(-normalQuantile(tail));
  for (let step = 0; step < MOST_STEPS; step++) {
    const t = Math.exp(logT);
    const reached = upperTail(t, df);
    const move = (Math.log(reached / tail) * reached) / (t * density(t, df));
    logT += move;
    if (Math.abs(move) <= 1e-14) break;
  }
  return Math.exp(logT);
}

function density(t: number, df: number): number {
  return (gammaRatio(df / 2) / Math.sqrt(df * Math.PI)) * Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df));
}

/** The share above t >= 0: half the regularized incomplete beta function I_x(df/2, 1/2) at x = df / (df + t^2). */
function upperTail(t: number, df: number): number {
  const a = df / 2;
  const square = (t * t) / df;
  if (square === Number.POSITIVE_INFINITY) return 0;
  const x = 1 / (1 + square);
  const rest = square / (1 + square);
  const front = (Math.exp(-a * Math.log1p(square)) * Math.sqrt(rest) * gammaRatio(a)) / Math.sqrt(Math.PI);
  // The fraction converges fast on the side of the mean only: Press et al., Numerical Recipes, 6.4.
  if (x < (a + 1) / (a + 2.5)) return (0.5 * front * betaFraction(x, a, 0.5)) / a;
  return 0.5 - front * betaFraction(rest, 0.5, a);
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8) by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m <= 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    product *= d * c;
    if (Math.abs(d * c - 1) < 4e-15) break;
  }
  return product;
}

/**
 * Gamma(a + 1/2) / Gamma(a). From 20 on the difference of two Stirling series, whose terms are
 * (B_2k(1/2) - B_2k) / (2k (2k - 1) a^(2k - 1)); below by the recurrence. No two large logarithms are subtracted.
 */
function gammaRatio(a: number): number {
  let factor = 1;
  let z = a;
  for (; z < 20; z++) factor *= z / (z + 0.5);
  const s = 1 / (z * z);
  const series = (-1 / 8 + s * (1 / 192 + s * (-1 / 640 + s * (17 / 14_336 - (s * 31) / 18_432)))) / z;
  return factor * Math.sqrt(z) * Math.exp(series);
}

function checkDf(df: number): void {
  if (!(df > 0)) throw new StatsError("bad-degrees-of-freedom", `degrees of freedom are above 0, not ${df}`);
}
