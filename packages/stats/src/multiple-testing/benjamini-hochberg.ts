import { ascending } from "./holm.ts";

/**
 * The Benjamini-Hochberg procedure: whether each hypothesis, in the order given, belongs to a list of which at most the
 * share `q` is false on average. Benjamini and Hochberg, Controlling the false discovery rate (1995).
 */
export function benjaminiHochberg(pValues: readonly number[], q: number): boolean[] {
  const sorted = ascending(pValues);
  const last = sorted.findLastIndex(([p], rank) => p <= (q * (rank + 1)) / pValues.length);
  const found = new Array<boolean>(pValues.length).fill(false);
  for (const [, i] of sorted.slice(0, last + 1)) found[i] = true;
  return found;
}
