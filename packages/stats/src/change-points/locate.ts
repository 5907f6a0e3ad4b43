import { HuberSegment, type Ranking } from "./huber-segment.ts";
import { LEAST_SEGMENT } from "./partition.ts";

/**
 * A place is in the set when it costs at most this more than the best: P(excess <= x) is about (1 - exp(-x / 2))^2, 95 %
 * at 7.35. Siegmund, Confidence sets in change-point problems (1988).
 */
const SET_95 = 7.35;

/** Where a change happened: the most likely first beta of the later segment, and the range that holds it. */
export interface Location {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Looks again for the place of a change between the borders of its two segments. Where the later one ends the series the
 * answer may be one of its last two betas: then it is too early to call it a change point.
 * @param before first beta of the earlier segment
 * @param after index after the last beta of the later segment
 */
export function locate(of: Ranking, before: number, after: number): Location {
  const costs = splitCosts(of, before, after);
  const last = after === of.values.length ? after - 1 : after - LEAST_SEGMENT;
  let start = before + LEAST_SEGMENT;
  for (let at = start; at <= last; at++) {
    if (costAt(at) < costAt(start)) start = at;
  }
  const within = costs.map((_, i) => before + 1 + i).filter((at) => costAt(at) <= costAt(start) + SET_95);
  return { start, from: within[0] ?? start, to: within.at(-1) ?? start };

  function costAt(at: number): number {
    return costs[at - before - 1] ?? Number.POSITIVE_INFINITY;
  }
}

/** costs[i] is the cost of a change at before + 1 + i, for every place between. */
function splitCosts(of: Ranking, before: number, after: number): number[] {
  const left = new HuberSegment(of);
  const costs: number[] = [];
  for (let at = before + 1; at < after; at++) {
    left.add(at - 1);
    costs.push(left.cost);
  }
  const right = new HuberSegment(of);
  for (let at = after - 1; at > before; at--) {
    right.add(at);
    costs[at - before - 1] = (costs[at - before - 1] ?? 0) + right.cost;
  }
  return costs;
}
