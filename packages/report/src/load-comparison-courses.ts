import { cellsOf, type Database, type Level, type Slice, slicesOf } from "@xrpl-probe/db";
import type { ComparisonCourses, RunCourse } from "./comparison-courses.ts";
import { histogramsBySlice, linesOf } from "./heatmap.ts";

/** What a comparison's courses are asked for. The runs are those that its report counts, oldest first. */
export interface CoursesParams {
  readonly base: readonly CourseRun[];
  readonly head: readonly CourseRun[];
  readonly probe: string;
  /** null: all of them together. */
  readonly type: number | null;
  readonly code: number | null;
}

interface CourseRun {
  readonly id: string;
  readonly shortId: string;
}

/** More lines of a side cannot be told apart. */
const MOST_RUNS = 12;

/** As many windows as a course has; merged slices do as long as they leave so many. */
const ENOUGH_SLICES = 36;

const COARSEST_FIRST: readonly Level[] = [3600, 600, 60];

/** How a stratum went over the time of every run of both sides, from the stored levels. */
export function loadComparisonCourses(db: Database, { base, head, ...stratum }: CoursesParams): ComparisonCourses {
  const keys = new Map(
    db.query.runs
      .findMany({ columns: { key: true, id: true } })
      .sync()
      .map(({ id, key }) => [id, key]),
  );
  const courses = (runs: readonly CourseRun[]) =>
    runs.slice(-MOST_RUNS).flatMap(({ id, shortId }): RunCourse[] => {
      const runKey = keys.get(id);
      return runKey === undefined ? [] : [{ id, shortId, windows: windowsOf(db, { runKey, ...stratum }) }];
    });
  const left = (runs: readonly CourseRun[]) => Math.max(0, runs.length - MOST_RUNS);
  return { base: courses(base), head: courses(head), left: { base: left(base), head: left(head) } };
}

type Stratum = Pick<CoursesParams, "probe" | "type" | "code"> & { readonly runKey: number };

function windowsOf(db: Database, { runKey, probe, type, code }: Stratum): RunCourse["windows"] {
  const { level, slices } = slicesToRead(db, runKey);
  const cells = cellsOf(db, { runKeys: [runKey], level, probe, type: type ?? undefined, code: code ?? undefined });
  return cells.length === 0 ? [] : linesOf(histogramsBySlice(slices, cells));
}

function slicesToRead(db: Database, runKey: number): { readonly level: Level; readonly slices: readonly Slice[] } {
  for (const level of COARSEST_FIRST) {
    const slices = slicesOf(db, { runKey, level });
    if (slices.length >= ENOUGH_SLICES) return { level, slices };
  }
  return { level: "native", slices: slicesOf(db, { runKey, level: "native" }) };
}
