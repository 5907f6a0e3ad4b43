"use client";

import type { ComparisonCourses } from "@xrpl-probe/report";
import { useCallback, useMemo } from "react";
import { SideCoursesChart } from "../../charts/side-courses-chart.tsx";
import type { Scale } from "../../figures/axes.ts";
import { useFetched } from "../../use-fetched.ts";
import type { ChosenView } from "./chart-data.ts";
import { useCompareQuery } from "./compare-query.tsx";
import { Nothing } from "./nothing.tsx";
import { coursesHref } from "./over-time/params.ts";
import { TimeChip } from "./time-chip.tsx";

/** The row over the time of every run, where latencies are fine enough for one. */
export function ChosenOverTime(props: { readonly chosen: ChosenView; readonly scale: Scale }) {
  if (props.chosen.coarse)
    return <Nothing>No course over time: imported buckets are too wide for quantiles of a stretch of time.</Nothing>;
  return <FetchedCourse {...props} />;
}

/** Dragging over it compares that stretch of time, by way of the URL. */
function FetchedCourse({ chosen, scale }: { readonly chosen: ChosenView; readonly scale: Scale }) {
  const { query, change } = useCompareQuery();
  const { base, head, from, to } = query;
  const { names, source, probe, stratum } = chosen;
  const { type, code, typeName, token } = stratum;
  const fetched = useFetched<ComparisonCourses>(coursesHref("/compare/over-time", { base, head, probe, type, code }));
  const range = useMemo(() => (from === null && to === null ? null : { fromMs: from, toMs: to }), [from, to]);
  const brush = useCallback(
    (fromMs: number, toMs: number) =>
      change({
        from: Math.max(0, Math.round(fromMs)),
        to: Math.round(toMs),
        // the row stays the same, whatever is worst in that time
        type: type === null ? "all" : typeName,
        code: code === null ? null : token,
      }),
    [change, type, typeName, code, token],
  );
  if (fetched.state === "loading") return <div className="skeleton h-[470px]" aria-busy="true" />;
  if (fetched.state === "failed")
    return <Nothing>The course over time could not be read. Is the server running?</Nothing>;
  return (
    <SideCoursesChart
      courses={fetched.answer}
      names={names}
      source={source}
      scale={scale}
      range={range}
      onBrush={brush}
      controls={range !== null && <TimeChip />}
    />
  );
}
