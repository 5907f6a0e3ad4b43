import { formatChange, formatDurationNs } from "@xrpl-probe/report/format";
import type { Annotation, Data, LayoutAxis, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis } from "./axes.ts";
import { label } from "./marks.ts";
import { changeAxis } from "./percent-axis.ts";
import { versionTicks } from "./version-ticks.ts";

export interface TrendMultipleData {
  /** In their order; everything else points into them. */
  readonly versions: readonly string[];
  /** The version that is 0 %; null where there is none. */
  readonly reference: string | null;
  readonly line: TrendLine;
  /** The p99 above a p50; null for other statistics. */
  readonly tail: TrendLine | null;
  /** Levels of segments with the standard deviation of versions around them, as a share of the level. */
  readonly noise: readonly {
    readonly from: number;
    readonly to: number;
    readonly levelNs: number;
    readonly sd: number;
  }[];
  readonly changes: readonly {
    readonly version: number;
    readonly near: string;
    readonly change: number;
    readonly accepted: boolean;
  }[];
}

interface TrendLine {
  readonly points: readonly TrendPoint[];
  readonly referenceNs: number | null;
}

interface TrendPoint {
  readonly version: number;
  readonly levelNs: number;
  readonly lowerNs: number | null;
  readonly upperNs: number | null;
  readonly runs: readonly { readonly id: string; readonly valueNs: number }[];
  readonly provisional: boolean;
}

export type TrendScale = "relative" | "latency";

/** Half a version's name has room at the right, or plotly leaves the newest one out. */
const MARGIN = { l: 52, r: 34, t: 20, b: 26 };
/** More versions than these are drawn smaller. */
const MANY = 15;
const HEIGHT_PX = 190;
/** Twice the standard deviation on both sides: where nineteen of twenty unchanged versions lie. */
const NOISE_WIDTH = 2;
/** Runs of one version stand beside one another, this much of a version apart. */
const RUN_STEP = 0.13;

/** One series over the versions: its level, every run, the noise around it and where it changed. */
export function trendMultiple(data: TrendMultipleData, scale: TrendScale, theme: Theme, widthPx: number): Figure {
  const relative = scale === "relative" && data.line.referenceNs !== null;
  const y =
    ({ referenceNs }: TrendLine) =>
    (ns: number) =>
      relative && referenceNs ? ns / referenceNs - 1 : ns;
  const last = data.versions.length - 1;
  return {
    data: [
      ...(data.tail === null ? [] : tailTraces(data.line, data.tail, { y, relative, theme })),
      ...lineTraces(data, y, theme),
    ],
    layout: {
      margin: MARGIN,
      hovermode: "closest",
      xaxis: {
        range: [-0.6, last + 0.6],
        ...versionTicks(data.versions, widthPx - MARGIN.l - MARGIN.r),
        fixedrange: true,
      },
      yaxis: { ...valueAxis(data, y, relative), fixedrange: true },
      shapes: [
        ...noiseBands(data, y(data.line), theme),
        ...(relative ? [referenceLine(theme)] : []),
        ...data.changes.map((change) => changeLine(change, theme)),
      ],
      annotations: data.changes.map((change) => changeLabel(change, last, theme)),
    },
  };
}

type Place = (line: TrendLine) => (ns: number) => number;

function lineTraces(data: TrendMultipleData, place: Place, theme: Theme): Data[] {
  const y = place(data.line);
  const { points } = data.line;
  const settled = points.filter(({ provisional }) => !provisional);
  const path = (part: readonly TrendPoint[], dash: "solid" | "dot"): Data => ({
    type: "scatter",
    mode: "lines",
    name: "level",
    x: part.map(({ version }) => version),
    y: part.map(({ levelNs }) => y(levelNs)),
    line: { color: theme.ink, width: 1.75, dash },
    hoverinfo: "skip",
  });
  const tailStart = settled.at(-1);
  const provisional = points.filter((point) => point.provisional);
  const runs = points.flatMap(({ version, runs }) =>
    runs.map((run, at) => ({ ...run, x: version + (at - (runs.length - 1) / 2) * RUN_STEP })),
  );
  return [
    {
      type: "scatter",
      mode: "markers",
      name: "runs",
      x: runs.map(({ x }) => x),
      y: runs.map(({ valueNs }) => y(valueNs)),
      marker: { size: data.versions.length > MANY ? 3 : 4.5, color: alpha(theme.ink3, 0.7) },
      hovertemplate: runs.map(({ id, valueNs }) => `run ${id}: ${formatDurationNs(valueNs)}<extra></extra>`),
    },
    path(settled, "solid"),
    path(tailStart === undefined ? provisional : [tailStart, ...provisional], "dot"),
    {
      type: "scatter",
      mode: "markers",
      name: "versions",
      x: points.map(({ version }) => version),
      y: points.map(({ levelNs }) => y(levelNs)),
      error_y: {
        type: "data",
        symmetric: false,
        array: points.map(({ levelNs, upperNs }) => y(upperNs ?? levelNs) - y(levelNs)),
        arrayminus: points.map(({ levelNs, lowerNs }) => y(levelNs) - y(lowerNs ?? levelNs)),
        color: theme.ink2,
        thickness: 1,
        width: 0,
      },
      marker: {
        size: data.versions.length > MANY ? 5 : 7,
        color: points.map(({ provisional }) => (provisional ? theme.ground : theme.ink)),
        line: { width: 1.5, color: theme.ink },
      },
      hovertemplate: points.map((point) => `${hover(point, data)}<extra></extra>`),
    },
  ];
}

function hover(
  { version, levelNs, lowerNs, upperNs }: TrendPoint,
  { versions, line, reference }: TrendMultipleData,
): string {
  const interval =
    lowerNs === null || upperNs === null ? "" : ` (${formatDurationNs(lowerNs)} to ${formatDurationNs(upperNs)})`;
  const change = line.referenceNs === null ? "" : `, ${formatChange(levelNs / line.referenceNs - 1)} vs ${reference}`;
  return `${versions[version]}: ${formatDurationNs(levelNs)}${interval}${change}`;
}

/** Latencies: the area from the p50 up to the p99. Changes: the p99's own, which has no place above the p50's. */
function tailTraces(
  line: TrendLine,
  tail: TrendLine,
  { y, relative, theme }: { y: Place; relative: boolean; theme: Theme },
): Data[] {
  const shared = line.points.filter(({ version }) => tail.points.some((point) => point.version === version));
  const trace = (of: TrendLine) => ({
    type: "scatter" as const,
    mode: "lines" as const,
    name: "p99",
    x: shared.map(({ version }) => version),
    y: shared.map(({ version }) => y(of)(of.points.find((point) => point.version === version)?.levelNs ?? 0)),
    hoverinfo: "skip" as const,
  });
  const drawn = { width: 1.25, color: alpha(theme.ink3, 0.7) };
  if (relative) return [{ ...trace(tail), line: drawn }];
  const filled = { fill: "tonexty", fillcolor: alpha(theme.ink3, theme.bandAlpha) } as const;
  return [
    { ...trace(line), line: { width: 0 } },
    { ...trace(tail), line: drawn, ...filled },
  ];
}

function valueAxis(data: TrendMultipleData, place: Place, relative: boolean): Partial<LayoutAxis> {
  const { tail } = data;
  const levels = [
    ...data.line.points.flatMap(({ levelNs, lowerNs, upperNs }) =>
      [levelNs, lowerNs ?? levelNs, upperNs ?? levelNs].map(place(data.line)),
    ),
    ...(tail === null ? [] : tail.points.map(({ levelNs }) => place(tail)(levelNs))),
  ];
  const runs = data.line.points.flatMap(({ runs }) => runs.map(({ valueNs }) => place(data.line)(valueNs)));
  const [low, high] = [Math.min(...levels, ...runs), Math.max(...levels, ...runs)];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return {};
  if (relative) {
    const pad = Math.max(0.01, (high - low) * 0.12);
    return changeAxis(Math.min(low, -0.02) - pad, Math.max(high, 0.02) + pad, HEIGHT_PX / 36);
  }
  // a tail lies several times above its median: only a log axis shows both
  if (data.tail !== null) return { ...latencyAxis([low * 0.8, high * 1.25], HEIGHT_PX, "log", "y"), ticks: "" };
  const pad = Math.max((high - low) * 0.15, high * 0.01);
  return { ...latencyAxis([low - pad, high + pad], HEIGHT_PX, "linear", "y"), ticks: "" };
}

function noiseBands({ noise }: TrendMultipleData, y: (ns: number) => number, theme: Theme): Partial<Shape>[] {
  return noise.map(
    ({ from, to, levelNs, sd }): Partial<Shape> => ({
      type: "rect",
      x0: from - 0.5,
      x1: to + 0.5,
      y0: y(levelNs * Math.exp(-NOISE_WIDTH * sd)),
      y1: y(levelNs * Math.exp(NOISE_WIDTH * sd)),
      fillcolor: theme.corridor,
      line: { width: 0 },
      layer: "below",
    }),
  );
}

function referenceLine(theme: Theme): Partial<Shape> {
  const line = { width: 1, color: theme.lineStrong };
  return { type: "line", xref: "paper", x0: 0, x1: 1, y0: 0, y1: 0, line, layer: "below" };
}

type Change = TrendMultipleData["changes"][number];

/** Before the first version of the new level. */
function changeLine({ version, accepted }: Change, theme: Theme): Partial<Shape> {
  const color = accepted ? theme.lineStrong : theme.ink2;
  const x = version - 0.5;
  return { type: "line", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, line: { width: 1, color, dash: "dash" } };
}

/** `near b4 (+6.0 %)` */
function changeLabel({ version, near, change, accepted }: Change, last: number, theme: Theme): Partial<Annotation> {
  const right = version - 0.5 > last * 0.6;
  const text = `near ${shortTag(near)} (${formatChange(change)})${accepted ? ", accepted" : ""}`;
  return label(text, version - 0.5, 1, {
    yref: "paper",
    xanchor: right ? "right" : "left",
    yanchor: "bottom",
    xshift: right ? 4 : -4,
    yshift: 2,
    font: { size: 12, color: accepted ? theme.ink3 : theme.ink },
  });
}

/** `b4` of `1.4.0-b4`: the axis names it in full. */
function shortTag(tag: string): string {
  return tag.slice(tag.indexOf("-") + 1);
}
