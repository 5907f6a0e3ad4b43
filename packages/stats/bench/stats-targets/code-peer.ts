import { type CodeSides, holm, normalCdf, type RunShare } from "../../src/index.ts";

/**
 * What is usually done: all spans of a side pooled as if independent, Pearson's chi-square of each code's 2 x 2 table
 * (one degree of freedom, so twice the normal's tail), Holm over the codes at 5 %.
 */
export function chiSquareShifts(codes: readonly CodeSides[]): boolean[] {
  return holm(codes.map(pValue), 0.05).map(({ rejected }) => rejected);
}

function pValue({ base, head }: CodeSides): number {
  const [b, h] = [pool(base), pool(head)];
  const share = (b.count + h.count) / (b.total + h.total);
  const variance = share * (1 - share) * (1 / b.total + 1 / h.total);
  if (variance === 0) return 1;
  return 2 * normalCdf(-Math.abs(h.count / h.total - b.count / b.total) / Math.sqrt(variance));
}

function pool(runs: readonly RunShare[]): { count: number; total: number } {
  return { count: runs.reduce((sum, run) => sum + run.count, 0), total: runs.reduce((sum, run) => sum + run.total, 0) };
}
