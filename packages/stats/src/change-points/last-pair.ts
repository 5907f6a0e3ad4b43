import type { Ranking } from "./huber-segment.ts";
import { stepFit } from "./step-fit.ts";
import { type Step, stepTester } from "./step-test.ts";

/** The newest betas of a series that stand apart from the segment before them. */
export interface LastPair extends Step {
  /** the first beta that stands apart: one of the last two */
  readonly start: number;
}

/**
 * The last two betas against the rest of their segment, as two questions: do both stand apart, or the last one alone?
 * The answer is the clearer of the two; p counts both. What lies before them sets noise and level.
 * @param starts the series' change points
 */
export function lastPair(of: Ranking, starts: readonly number[], floor: number): LastPair {
  const n = of.values.length;
  const { segments, noise, df } = stepFit(of, starts, n - 2, floor);
  const rest = segments.at(-1) ?? { start: 0, end: n - 2, level: 0 };
  const [earlier, last] = [of.values[n - 2] ?? 0, of.values[n - 1] ?? 0];
  const test = stepTester(df);
  const against = (start: number, level: number, betas: number): LastPair => {
    const se = noise * Math.sqrt(1 / (rest.end - rest.start) + 1 / betas);
    const step = test(level - rest.level, se);
    return { start, ...step, p: Math.min(1, 2 * step.p) };
  };
  const [both, alone] = [against(n - 2, (earlier + last) / 2, 2), against(n - 1, last, 1)];
  return alone.p < both.p ? alone : both;
}
