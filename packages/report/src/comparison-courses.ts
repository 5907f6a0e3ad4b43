import type { RunHeatmap } from "./run-view.ts";

/** p50 and p99 of one stratum over the time of every single run, both sides. */
export interface ComparisonCourses {
  /** Oldest first; at most 12 of a side, the newest. */
  readonly base: readonly RunCourse[];
  readonly head: readonly RunCourse[];
  /** Runs that are not drawn. */
  readonly left: { readonly base: number; readonly head: number };
}

export interface RunCourse {
  readonly id: string;
  readonly shortId: string;
  /** At most 36, in ms since the run's start; empty where the run has no spans of the stratum. */
  readonly windows: RunHeatmap["lines"];
}
