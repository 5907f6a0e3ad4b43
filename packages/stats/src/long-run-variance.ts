/** The variance of a sum of dependent scores, and how many independent terms it was estimated from. */
export interface LongRunVariance {
  /** of the sum of the scores, in the scores' unit squared */
  readonly variance: number;
  /** degrees of freedom for Student's t */
  readonly nu: number;
}

/**
 * The long-run variance of the sum of `scores`, one per window in time order, by equal-weighted cosines: the scores'
 * lowest `nu` cosine coefficients see what neighbouring windows share, which the plain variance does not.
 * Fewer than two scores say nothing: variance 0 with nu 1. Lazarus, Lewis, Stock and Watson, HAR Inference (2018).
 */
export function ewcVariance(scores: readonly number[]): LongRunVariance {
  const n = scores.length;
  if (n < 2) return { variance: 0, nu: 1 };
  const nu = Math.min(Math.max(Math.round(0.41 * n ** (2 / 3)), 1), n - 1);
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  let squares = 0;
  for (let j = 1; j <= nu; j++) {
    let coefficient = 0;
    for (let i = 0; i < n; i++) coefficient += ((scores[i] ?? 0) - mean) * Math.cos((Math.PI * j * (i + 0.5)) / n);
    squares += (2 / n) * coefficient ** 2;
  }
  return { variance: (n / nu) * squares, nu };
}
