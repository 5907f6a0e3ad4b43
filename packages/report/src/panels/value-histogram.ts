import type { DrawnHistogram } from "../latency.ts";

const MOST_STEPS = 24;
const LEAST_STEPS = 4;
/** Values that a step should hold on average: a comb of single values shows no shape. */
const VALUES_PER_STEP = 3;

/** Equal steps over all values, for distributions of what is no latency; null where the values are all one. */
export function valueEdges(values: readonly number[]): readonly number[] | null {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (!(greatest > least)) return null;
  const steps = Math.max(LEAST_STEPS, Math.min(MOST_STEPS, Math.floor(values.length / VALUES_PER_STEP)));
  const step = (greatest - least) / steps;
  return Array.from({ length: steps + 1 }, (_, at) => least + at * step);
}

/** The share of the values in each step; the last step holds its upper edge too. */
export function valueHistogram(values: readonly number[], edges: readonly number[] | null): DrawnHistogram | null {
  if (edges === null || values.length === 0) return null;
  const [least = 0, next = 1] = edges;
  const share = new Array<number>(edges.length - 1).fill(0);
  for (const value of values) {
    const at = Math.min(share.length - 1, Math.floor((value - least) / (next - least)));
    share[at] = (share[at] ?? 0) + 1 / values.length;
  }
  return { edgesNs: edges, share };
}
