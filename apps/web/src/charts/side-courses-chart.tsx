"use client";

import type { ComparisonCourses } from "@xrpl-probe/report";
import { formatDurationNs, formatElapsed } from "@xrpl-probe/report/format";
import { type ReactNode, useCallback, useMemo } from "react";
import { type CourseWindow, courseWindows } from "../figures/course-windows.ts";
import type { SideCoursesData } from "../figures/side-courses.ts";
import { coursesFinding } from "../findings/courses-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable } from "../table/data-table.ts";
import { type SideNames, sidesLegend } from "./sides-legend.ts";

interface SideCoursesChartProps extends Omit<SideCoursesData, "courses"> {
  readonly courses: ComparisonCourses;
  readonly names: SideNames;
  readonly source: string;
  /** A stretch of time was dragged over. */
  readonly onBrush: (fromMs: number, toMs: number) => void;
  readonly controls?: ReactNode;
}

/** p50 and p99 of every run of both sides over run time. */
export function SideCoursesChart({ courses, names, source, scale, range, onBrush, controls }: SideCoursesChartProps) {
  const windows = useMemo(() => courseWindows(courses), [courses]);
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { sideCourses } = await import("../figures/side-courses.ts");
      return sideCourses({ courses, scale, range }, theme, widthPx);
    },
    [courses, scale, range],
  );
  const links = useMemo(
    () => [{ quantity: "time", axis: "x", zoom: false, read: (ms: number) => readAt(windows, ms) } as const],
    [windows],
  );
  const table = useMemo(
    (): DataTable => ({
      columns: COURSE_COLUMNS,
      rows: windows.map(({ startMs, endMs, base, head }) => {
        return [startMs, endMs, base.p50Ns, head.p50Ns, base.p99Ns, head.p99Ns];
      }),
    }),
    [windows],
  );
  const hasTail = windows.some(({ base, head }) => base.p99Ns !== null || head.p99Ns !== null);
  const left = courses.left.base + courses.left.head;
  return (
    <Chart
      title={coursesFinding(windows)}
      sub={`Latency over the time of each run, from its start${hasTail ? "" : "; no stretch has enough applies for a p99"}${left > 0 ? `; ${left} older runs are not drawn` : ""}.`}
      hint="Drag over it to compare a stretch of time."
      legend={sidesLegend(names)}
      figure={figure}
      heightPx={400}
      narrowHeightPx={360}
      table={table}
      what="over-time"
      revision={`${source} ${scale}`}
      source={source}
      links={links}
      onBrush={onBrush}
      controls={controls}
    />
  );
}

/** `1:20  p50 164 µs, 180 µs  p99 8.95 ms, 9.61 ms`: base, then head. */
function readAt(windows: readonly CourseWindow[], ms: number): { at: number; text: string } | null {
  const window = windows.find(({ startMs, endMs }) => ms >= startMs && ms < endMs);
  if (window === undefined) return null;
  const { base, head, startMs } = window;
  const both = (statistic: "p50" | "p99") => {
    const levels = [base[`${statistic}Ns`], head[`${statistic}Ns`]].map((ns) =>
      ns === null ? "·" : formatDurationNs(ns),
    );
    return `${statistic} ${levels.join(" and ")}`;
  };
  return { at: ms, text: [formatElapsed(startMs), both("p50"), both("p99")].join("  ") };
}

const COURSE_COLUMNS = [
  column("From", "from_ms", "elapsed"),
  column("To", "to_ms", "elapsed"),
  column("Base p50", "base_p50_ns", "duration"),
  column("Head p50", "head_p50_ns", "duration"),
  column("Base p99", "base_p99_ns", "duration"),
  column("Head p99", "head_p99_ns", "duration"),
];
