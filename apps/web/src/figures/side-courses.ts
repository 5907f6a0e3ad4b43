import type { ComparisonCourses, RunCourse } from "@xrpl-probe/report";
import type { Data, Layout, LayoutAxis, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis, linearTicks, NARROW_PX, type Scale, tickLabel } from "./axes.ts";
import { clockTicks } from "./clock-ticks.ts";
import { type CourseWindow, courseWindows } from "./course-windows.ts";
import { label } from "./marks.ts";

export interface SideCoursesData {
  readonly courses: Pick<ComparisonCourses, "base" | "head">;
  readonly scale: Scale;
  /** The part of the time that the page is narrowed to, in ms; null limits are open, null: all of it. */
  readonly range: { readonly fromMs: number | null; readonly toMs: number | null } | null;
}

type Statistic = "p50" | "p99";

interface Panel {
  readonly statistic: Statistic;
  readonly yaxis: "y" | "y2";
  readonly domain: readonly [number, number];
}

/** Each statistic has an axis of its own: a change of some percent would not show on one that spans both. */
const BOTH: readonly Panel[] = [
  { statistic: "p50", yaxis: "y", domain: [0, 0.41] },
  { statistic: "p99", yaxis: "y2", domain: [0.55, 0.96] },
];
/** Where no window holds a p99. */
const MEDIANS: readonly Panel[] = [{ statistic: "p50", yaxis: "y", domain: [0, 0.94] }];
const SIDES = ["base", "head"] as const;
const MARGIN = { l: 56, r: 20, t: 6, b: 26 };
const HEIGHT_PX = 400;
const PX_PER_TICK = 36;

/** p99 above and p50 below over run time: thin steps for every run, a heavier line for each side's level. */
export function sideCourses({ courses, scale, range }: SideCoursesData, theme: Theme, widthPx: number): Figure {
  const narrow = widthPx < NARROW_PX;
  const windows = courseWindows(courses);
  const runs = [...courses.base, ...courses.head];
  const endMs = Math.max(1, ...runs.map((run) => run.windows.at(-1)?.endMs ?? 0));
  const panels = runs.some(({ windows }) => windows.some(({ p99Ns }) => p99Ns !== null)) ? BOTH : MEDIANS;
  return {
    data: panels.flatMap((panel) =>
      SIDES.flatMap((side) => [
        ...runTraces(courses[side], side, panel, theme),
        ...sideTrace(windows, courses[side].length, side, panel, theme),
      ]),
    ),
    layout: {
      margin: MARGIN,
      dragmode: "select",
      selectdirection: "h",
      xaxis: { range: [0, endMs], ...clockTicks(0, endMs, narrow ? 5 : 11), anchor: "y" },
      ...axes(panels, runs, scale, theme),
      shapes: brushed(range, endMs, theme),
      annotations: panels.map(({ statistic, domain }) =>
        label(`<b>${statistic}</b>`, 0, domain[1], {
          xref: "paper",
          yref: "paper",
          xshift: -2,
          font: { size: 12, color: theme.ink },
        }),
      ),
    },
  };
}

function runTraces(runs: readonly RunCourse[], side: "base" | "head", panel: Panel, theme: Theme): Data[] {
  if (runs.length < 2) return [];
  return runs.map((run) => ({
    type: "scatter",
    mode: "lines",
    legendgroup: side,
    ...place(panel),
    ...stepsOf(run.windows, ({ [nsOf(panel)]: ns }) => ns),
    line: { color: alpha(theme[side], 0.45), width: 1 },
    hoverinfo: "skip",
  }));
}

function sideTrace(
  windows: readonly CourseWindow[],
  runs: number,
  side: "base" | "head",
  panel: Panel,
  theme: Theme,
): Data[] {
  if (runs === 0) return [];
  return [
    {
      type: "scatter",
      mode: "lines",
      name: `${side} ${panel.statistic}`,
      legendgroup: side,
      ...place(panel),
      ...stepsOf(windows, (window) => window[side][nsOf(panel)]),
      line: { color: theme[side], width: 2 },
      hoverinfo: "skip",
    },
  ];
}

const place = ({ yaxis }: Panel) => ({ xaxis: "x", yaxis }) as const;

const nsOf = ({ statistic }: Panel) => `${statistic}Ns` as const;

/** A window without a number leaves a gap. */
function stepsOf<Window extends { readonly startMs: number; readonly endMs: number }>(
  windows: readonly Window[],
  level: (window: Window) => number | null,
) {
  return {
    x: windows.flatMap(({ startMs, endMs }) => [startMs, endMs]),
    y: windows.flatMap((window) => [level(window), level(window)]),
    connectgaps: false,
  };
}

function axes(panels: readonly Panel[], runs: readonly RunCourse[], scale: Scale, theme: Theme): Partial<Layout> {
  const [below, above] = panels.map((panel) => ({
    ...valueAxis(rangeOf(runs, nsOf(panel), scale), (panel.domain[1] - panel.domain[0]) * HEIGHT_PX, scale),
    domain: [panel.domain[0], panel.domain[1]] satisfies [number, number],
    showgrid: true,
    gridcolor: theme.line,
    ticks: "" as const,
    fixedrange: true,
  }));
  return { ...(below && { yaxis: below }), ...(above && { yaxis2: above }) };
}

/** Less than a decade has too few of the round numbers that a log axis is marked with. */
function valueAxis([from, to]: readonly [number, number], lengthPx: number, scale: Scale): Partial<LayoutAxis> {
  const axis = latencyAxis([from, to], lengthPx, scale, "y");
  if (scale === "linear" || to / from > 10) return axis;
  const tickvals = linearTicks(from, to, lengthPx / PX_PER_TICK);
  return { ...axis, tickvals, ticktext: tickvals.map(tickLabel) };
}

/** From the lowest to the highest level of any run, with a little room; at least a fifth of the level high. */
function rangeOf(runs: readonly RunCourse[], statistic: "p50Ns" | "p99Ns", scale: Scale): [number, number] {
  const levels = runs.flatMap(({ windows }) => windows.flatMap((window) => window[statistic] ?? []));
  if (levels.length === 0) return [1e5, 1e6];
  const [low, high] = [Math.max(1, Math.min(...levels)), Math.max(...levels)];
  if (scale === "linear") return [0, high * 1.08];
  const middle = Math.sqrt(low * high);
  return [Math.min(low / 1.03, middle / 1.1), Math.max(high * 1.03, middle * 1.1)];
}

function brushed(range: SideCoursesData["range"], endMs: number, theme: Theme): Partial<Shape>[] {
  if (range === null) return [];
  const [x0, x1] = [range.fromMs ?? 0, Math.min(endMs, range.toMs ?? endMs)];
  return [
    {
      type: "rect",
      yref: "paper",
      x0,
      x1,
      y0: 0,
      y1: 1,
      fillcolor: theme.corridor,
      line: { width: 0 },
      layer: "below",
    },
  ];
}
