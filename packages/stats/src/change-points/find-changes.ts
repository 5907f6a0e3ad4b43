import { eliminate, type FoundStep } from "./eliminate.ts";
import type { Ranking } from "./huber-segment.ts";
import { type Location, locate } from "./locate.ts";
import { LEAST_SEGMENT, partition } from "./partition.ts";

export interface FoundChange extends FoundStep {
  readonly location: Location;
}

/**
 * The change points of a series, in units of s0: candidates by optimal partitioning, those that hold by elimination,
 * each then placed anew between its neighbours, which elimination may have moved.
 * @param threshold the smallest change worth a verdict
 * @param floor the least noise believed
 */
export function findChanges(of: Ranking, threshold: number, floor: number): FoundChange[] {
  const candidates = eliminate(of, partition(of), threshold, floor);
  const starts = placed(of, candidates)
    .map(({ location }) => location.start)
    .filter((start) => start <= of.values.length - LEAST_SEGMENT);
  return placed(of, eliminate(of, starts, threshold, floor));
}

/** The set holds the step's own start, which a neighbour that moved may have left outside. */
function placed(of: Ranking, steps: readonly FoundStep[]): FoundChange[] {
  return steps.map((step, i) => {
    const before = steps[i - 1]?.start ?? 0;
    const after = steps[i + 1]?.start ?? of.values.length;
    const { start, from, to } = locate(of, before, after);
    return { ...step, location: { start, from: Math.min(from, step.start), to: Math.max(to, step.start) } };
  });
}
