const CARRIED = 0.8;
const MOST = 8;

/**
 * Which strata of the judged probe the gate asks about: the largest ones that together carry 80 % of base's values, at
 * most 8. Others are too rare to hold a release up for.
 * @param baseCounts values in base per stratum; all of the probe's, or 80 % would be of something else
 */
export function gateFamily(baseCounts: readonly number[]): boolean[] {
  const wanted = CARRIED * baseCounts.reduce((sum, count) => sum + count, 0);
  const largest = baseCounts.map((count, i): [number, number] => [count, i]).sort(([a], [b]) => b - a);
  const chosen = baseCounts.map(() => false);
  let carried = 0;
  for (const [count, i] of largest.slice(0, MOST)) {
    if (carried >= wanted) break;
    chosen[i] = true;
    carried += count;
  }
  return chosen;
}
