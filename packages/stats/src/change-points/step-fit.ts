import { HuberSegment, type Ranking } from "./huber-segment.ts";

/** Residuals beyond this many s0 count as this much, so that one bad beta does not hide a change. */
const WINSOR = 2.5;

interface Segment {
  /** index of its first beta */
  readonly start: number;
  /** index after its last beta */
  readonly end: number;
  /** Huber's location of its levels */
  readonly level: number;
}

export interface StepFit {
  readonly segments: readonly Segment[];
  /** standard deviation of a level around its segment */
  readonly noise: number;
  /** degrees of freedom of `noise`: betas less segments */
  readonly df: number;
}

/**
 * The levels of the segments that begin at 0 and at `starts`, in the ranking's unit, s0, and what is left around them.
 * @param count only the series' first `count` values
 * @param floor the least noise believed, in s0
 */
export function stepFit(of: Ranking, starts: readonly number[], count: number, floor: number): StepFit {
  const borders = [0, ...starts, count];
  let squares = 0;
  const segments = borders.slice(0, -1).map((start, i) => {
    const end = borders[i + 1] ?? count;
    const segment = new HuberSegment(of);
    for (let at = start; at < end; at++) segment.add(at);
    const level = segment.middle;
    for (let at = start; at < end; at++) {
      squares += Math.min(Math.abs((of.values[at] ?? 0) - level), WINSOR) ** 2;
    }
    return { start, end, level };
  });
  const df = Math.max(1, count - segments.length);
  return { segments, noise: Math.max(Math.sqrt(squares / df), floor), df };
}
