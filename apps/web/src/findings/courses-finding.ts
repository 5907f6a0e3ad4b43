import type { CourseWindow } from "../figures/course-windows.ts";

/** Fewer windows show no course. It decides on words only; nothing is judged by it. */
const LEAST_WINDOWS = 4;
const MOSTLY = 0.75;

/** Whether head lies above base all of the time, or only now and then: at p99 where both know it, else at p50. */
export function coursesFinding(windows: readonly CourseWindow[]): string {
  for (const statistic of ["p99", "p50"] as const) {
    const pairs = windows.flatMap(({ base, head }) => {
      const [left, right] = [base[`${statistic}Ns`], head[`${statistic}Ns`]];
      return left === null || right === null ? [] : [right > left];
    });
    if (pairs.length < LEAST_WINDOWS) continue;
    const above = pairs.filter(Boolean).length;
    const count = `${above} of ${pairs.length} stretches`;
    if (above === pairs.length) return `Head's ${statistic} is above base's all of the time`;
    if (above === 0) return `Head's ${statistic} is below base's all of the time`;
    if (above / pairs.length >= MOSTLY) return `Head's ${statistic} is above base's most of the time, in ${count}`;
    if (above / pairs.length <= 1 - MOSTLY)
      return `Head's ${statistic} is below base's most of the time, above in ${count}`;
    return `Base and head take turns: head's ${statistic} is the higher one in ${count}`;
  }
  return "Too few applies for a course over time";
}
