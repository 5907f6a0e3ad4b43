import {
  JUDGED_STATISTICS,
  type JudgedRun,
  type JudgedStatistic,
  type LearntVariance,
  learnVariance,
  levelOf,
} from "../../src/index.ts";

/** What a database knows of a stratum from its unchanged runs. */
export function learntFrom(runs: readonly JudgedRun[]): Partial<Record<JudgedStatistic, LearntVariance>> {
  const learnt: Partial<Record<JudgedStatistic, LearntVariance>> = {};
  for (const statistic of JUDGED_STATISTICS) {
    learnt[statistic] = learnVariance([runs.flatMap(({ histogram }) => levelOf(histogram, statistic) ?? [])]);
  }
  return learnt;
}
