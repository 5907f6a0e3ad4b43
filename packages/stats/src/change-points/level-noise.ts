/** A series of fewer tells noise from change too badly. */
export const LEAST_BETAS = 6;

/** One part per million: a series without any noise still has a scale. */
const LEAST_NOISE = 1e-6;

/**
 * The standard deviation of a beta's level around its segment, s0, from neighbours: a step spoils one difference of
 * N - 1. 1.4826 makes the median absolute difference a normal's standard deviation, sqrt 2 is that of a difference, and
 * the last factor undoes the median's bias in short series. Never less than what the levels themselves are uncertain by.
 * @param levels in ln, in order, at least two
 * @param errors standard errors of the levels in ln, 0 where unknown
 */
export function levelNoise(levels: readonly number[], errors: readonly number[]): number {
  const steps = levels.slice(1).map((level, i) => Math.abs(level - (levels[i] ?? level)));
  const fromSteps = ((1.4826 * median(steps)) / Math.SQRT2) * (1 + 1.2 / (levels.length - 1));
  return Math.max(fromSteps, floorOf(errors));
}

/** The least that levels scatter by: the median of their own standard errors. */
export function floorOf(errors: readonly number[]): number {
  return Math.max(median(errors), LEAST_NOISE);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
