/** One hypothesis of a family under Holm's procedure, in the order the p-values were given. */
export interface HolmResult {
  /** adjusted p: the smallest level at which the whole family's procedure rejects this hypothesis, at most 1 */
  readonly adjusted: number;
  readonly rejected: boolean;
}

/**
 * Holm's step-down procedure: with it the probability of any false rejection in the family is at most `level`, however
 * the hypotheses depend on each other. Holm, A simple sequentially rejective multiple test procedure (1979).
 */
export function holm(pValues: readonly number[], level: number): HolmResult[] {
  const results = new Array<HolmResult>(pValues.length);
  let reached = 0;
  ascending(pValues).forEach(([p, i], rank) => {
    reached = Math.max(reached, Math.min(1, p * (pValues.length - rank)));
    results[i] = { adjusted: reached, rejected: reached <= level };
  });
  return results;
}

/** p-values with their places, smallest first; equal ones keep their order. */
export function ascending(pValues: readonly number[]): [p: number, place: number][] {
  return pValues.map((p, i): [number, number] => [p, i]).sort(([a], [b]) => a - b);
}
