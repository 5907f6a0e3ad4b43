import type { ComparisonCourses, RunCourse } from "@xrpl-probe/report";

/** Both sides over one stretch of run time; null where a side has no number there. */
export interface CourseWindow {
  readonly startMs: number;
  readonly endMs: number;
  readonly base: CourseLevels;
  readonly head: CourseLevels;
}

interface CourseLevels {
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
}

/**
 * The windows of the run that has most of them, with each side's level in their middle: exp of the mean over its runs of
 * ln, where every run that is long enough has a number.
 */
export function courseWindows({ base, head }: Pick<ComparisonCourses, "base" | "head">): CourseWindow[] {
  const longest = [...base, ...head].reduce<RunCourse["windows"]>(
    (most, { windows }) => (windows.length > most.length ? windows : most),
    [],
  );
  return longest.map(({ startMs, endMs }) => {
    const middleMs = (startMs + endMs) / 2;
    return { startMs, endMs, base: levelsAt(base, middleMs), head: levelsAt(head, middleMs) };
  });
}

function levelsAt(runs: readonly RunCourse[], ms: number): CourseLevels {
  const here = runs.flatMap(({ windows }) => windows.filter(({ startMs, endMs }) => ms >= startMs && ms < endMs));
  return {
    p50Ns: meanOf(here.map(({ p50Ns }) => p50Ns)),
    p99Ns: meanOf(here.map(({ p99Ns }) => p99Ns)),
  };
}

function meanOf(levels: readonly (number | null)[]): number | null {
  const known = levels.filter((ns) => ns !== null);
  if (known.length === 0 || known.length < levels.length) return null;
  return Math.exp(known.reduce((sum, ns) => sum + Math.log(Math.max(ns, 1)), 0) / known.length);
}
