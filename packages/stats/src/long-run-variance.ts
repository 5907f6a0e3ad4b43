/** The variance of a sum of dependent scores, and how many independent terms it was estimated from. */
export interface LongRunVariance {
  /** of the sum of the scores, in the scores' unit squared */
  readonly variance: number;
  /** degrees of freedom for Student's t */
  readonly nu: number;
}

/** The cosines of `ewcVariance` for runs of n windows, row j - 1 for frequency j: computed once, used for many scores. */
export type CosineBasis = readonly Float64Array[];

/** Strata and codes of a run all have the same windows, and their cosines cost more than all else. */
let latest: { readonly n: number; readonly basis: CosineBasis } | null = null;

/** n windows >= 2 give nu = 0.41 n^(2/3) rows, at least 1 and at most n - 1. Fewer windows give none. */
export function cosineBasis(n: number): CosineBasis {
  if (latest?.n !== n) latest = { n, basis: computedBasis(n) };
  return latest.basis;
}

function computedBasis(n: number): CosineBasis {
  const nu = n < 2 ? 0 : Math.min(Math.max(Math.round(0.41 * n ** (2 / 3)), 1), n - 1);
  return Array.from({ length: nu }, (_, row) =>
    Float64Array.from({ length: n }, (_, i) => Math.cos((Math.PI * (row + 1) * (i + 0.5)) / n)),
  );
}

/**
 * The long-run variance of the sum of `scores`, one per window in time order, by equal-weighted cosines: the scores'
 * lowest `nu` cosine coefficients see what neighbouring windows share, which the plain variance does not.
 * Fewer than two scores say nothing: variance 0 with nu 1. Lazarus, Lewis, Stock and Watson, HAR Inference (2018).
 */
export function ewcVariance(scores: ArrayLike<number>, basis = cosineBasis(scores.length)): LongRunVariance {
  const n = scores.length;
  const nu = basis.length;
  if (nu === 0) return { variance: 0, nu: 1 };
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (scores[i] ?? 0) / n;
  let squares = 0;
  for (const cosines of basis) {
    let coefficient = 0;
    for (let i = 0; i < n; i++) coefficient += ((scores[i] ?? 0) - mean) * (cosines[i] ?? 0);
    squares += (2 / n) * coefficient ** 2;
  }
  return { variance: (n / nu) * squares, nu };
}
