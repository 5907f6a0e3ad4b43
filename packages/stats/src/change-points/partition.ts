import { HuberSegment, type Ranking } from "./huber-segment.ts";

/** Shorter segments are outliers. Being 3, it also keeps change points off the last two betas. */
export const LEAST_SEGMENT = 3;

/**
 * The starts of the segments after the first that minimise the sum of Huber costs plus 2 ln N for each: optimal
 * partitioning over all N^2 / 2 segments. Jackson et al., An algorithm for optimal partitioning of data (2005).
 */
export function partition(of: Ranking): number[] {
  const n = of.values.length;
  const penalty = 2 * Math.log(n);
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(n + 1);
  best[0] = -penalty;
  for (let start = 0; start + LEAST_SEGMENT <= n; start++) {
    const before = (best[start] ?? 0) + penalty;
    if (before === Number.POSITIVE_INFINITY) continue;
    const segment = new HuberSegment(of);
    for (let end = start + 1; end <= n; end++) {
      segment.add(end - 1);
      if (end - start < LEAST_SEGMENT) continue;
      const cost = before + segment.cost;
      if (cost < (best[end] ?? 0)) {
        best[end] = cost;
        cameFrom[end] = start;
      }
    }
  }
  const starts: number[] = [];
  for (let start = cameFrom[n] ?? 0; start > 0; start = cameFrom[start] ?? 0) starts.push(start);
  return starts.reverse();
}
