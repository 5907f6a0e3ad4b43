import type { DrawnHistogram, RunHeatmap } from "@xrpl-probe/report";
import { formatDurationNs } from "@xrpl-probe/report/format";
import type { Annotation, Data, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis, linearTicks, NARROW_PX, type Scale, shareTick } from "./axes.ts";
import { clockTicks } from "./clock-ticks.ts";
import { densest, heatColors } from "./heat-colors.ts";
import { label } from "./marks.ts";
import { steps } from "./steps.ts";

export interface RunHeatmapData {
  readonly heatmap: RunHeatmap;
  readonly marginal: DrawnHistogram | null;
  /** Of all spans shown. */
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
  /** `share`: of the slice's spans, so that busy and quiet slices compare; `count`: spans per second. */
  readonly color: "share" | "count";
  readonly scale: Scale;
}

const MARGIN = { l: 56, r: 64, t: 10, b: 28 };
const NARROW_MARGIN = { l: 52, r: 30, t: 10, b: 28 };
/** The heat map's part of the width and height; the marginal and the strip share its axes beside and below it. */
const HEAT_BOTTOM = 0.235;
const STRIP_TOP = 0.165;
const GAP = 0.012;

/** Time by latency with p50 and p99 as lines, the distribution over all of the time on the same y, the rate on the same x. */
export function runHeatmap(data: RunHeatmapData, theme: Theme, widthPx: number): Figure {
  const { heatmap, marginal, p50Ns, p99Ns, scale } = data;
  const narrow = widthPx < NARROW_PX;
  const margin = narrow ? NARROW_MARGIN : MARGIN;
  const right = narrow ? 0.8 : 0.868;
  const rangeNs = heatmapRange(heatmap);
  const rangeMs = timeRange(heatmap);
  const widest = Math.max(...(marginal?.share ?? [0]), Number.MIN_VALUE);
  const fastest = Math.max(1, ...heatmap.columns.map(({ perS }) => perS));
  const rateTicks = linearTicks(0, fastest, 2);
  const marks = [
    { name: "p50", ns: p50Ns },
    { name: "p99", ns: p99Ns },
  ].flatMap(({ name, ns }) => (ns === null ? [] : [{ name, ns }]));
  return {
    data: [
      heat(data),
      ...inkLine(heatmap, "p50Ns", theme),
      ...inkLine(heatmap, "p99Ns", theme),
      rate(heatmap, theme),
      ...beside(marginal, theme),
    ],
    layout: {
      margin,
      dragmode: "select",
      selectdirection: "h",
      xaxis: { domain: [0, right], range: [...rangeMs], ...clockTicks(...rangeMs, narrow ? 5 : 11), anchor: "y3" },
      yaxis: { ...latencyAxis(rangeNs, 340, scale, "y"), domain: [HEAT_BOTTOM, 1], showgrid: false },
      yaxis3: {
        domain: [0, STRIP_TOP],
        range: [0, fastest * 1.05],
        tickvals: rateTicks,
        ticktext: rateTicks.map((perS) => perS.toLocaleString("en-US")),
        anchor: "x",
        showgrid: true,
        gridcolor: theme.line,
        ticks: "",
        fixedrange: true,
      },
      xaxis2: {
        domain: [right + GAP, 1],
        anchor: "y",
        range: [0, widest * 1.08],
        tickvals: linearTicks(0, widest, 2),
        ticktext: linearTicks(0, widest, 2).map(shareTick),
        showgrid: false,
        fixedrange: true,
      },
      shapes: marks.map(
        ({ ns }): Partial<Shape> => ({
          type: "line",
          xref: "x2",
          yref: "y",
          x0: 0,
          x1: widest * 1.04,
          y0: ns,
          y1: ns,
          line: { color: theme.ink3, width: 1, dash: "dot" },
        }),
      ),
      annotations: [
        ...marks.map(
          ({ name, ns }): Partial<Annotation> =>
            label(
              narrow
                ? `<b>${name}</b>`
                : `<b>${name}</b><br><span style="color:${theme.ink2}">${formatDurationNs(ns)}</span>`,
              1,
              scale === "log" ? Math.log10(ns) : ns,
              { xref: "paper", xshift: narrow ? 3 : 8, yanchor: "middle", font: { size: 12, color: theme.ink } },
            ),
        ),
        label("applies per second", 0, STRIP_TOP, {
          xref: "paper",
          yref: "paper",
          xshift: -2,
          yshift: 1,
          font: { size: 12, color: theme.ink3 },
        }),
      ],
    },
  };
}

/** From and to which latency spans were seen. */
function heatmapRange({ edgesNs, counts }: RunHeatmap): [number, number] {
  const hit = counts.map((row) => row.some((count) => count > 0));
  const [first, last] = [hit.indexOf(true), hit.lastIndexOf(true)];
  if (first < 0) return [1e3, 1e6];
  return [Math.max(1, edgesNs[first] ?? 1), edgesNs[last + 1] ?? 1e6];
}

/** ms from the first column's start to the last one's end. */
function timeRange({ columns }: RunHeatmap): [number, number] {
  return [columns[0]?.startMs ?? 0, columns.at(-1)?.endMs ?? 1];
}

function heat({ heatmap, color }: RunHeatmapData): Data {
  const { x, z } = heatColors(heatmap, color);
  const y = heatmap.edgesNs.map((edge) => Math.max(edge, 1));
  return { type: "heatmap", x, y, z, zmin: 0, zmax: densest(z), hoverinfo: "skip" };
}

/** An ink line over a wider one in the ground's colour, so that it stands out on any colour of the ramp. */
function inkLine(heatmap: RunHeatmap, statistic: "p50Ns" | "p99Ns", theme: Theme): Data[] {
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (const window of heatmap.lines) {
    const ns = window[statistic];
    x.push(window.startMs, window.endMs);
    y.push(ns, ns);
  }
  const shared = {
    type: "scatter",
    mode: "lines",
    legendgroup: statistic.slice(0, 3),
    x,
    y,
    connectgaps: false,
    hoverinfo: "skip",
  } as const;
  const line =
    statistic === "p50Ns"
      ? { color: theme.ink, width: 1.75 }
      : ({ color: theme.ink, width: 1.5, dash: "dash" } as const);
  return [
    { ...shared, line: { color: theme.ground, width: line.width + 2.5 }, opacity: 0.85 },
    { ...shared, line },
  ];
}

function rate({ columns }: RunHeatmap, theme: Theme): Data {
  const edges = [...columns.map(({ startMs }) => startMs), columns.at(-1)?.endMs ?? 0];
  const line = { color: theme.ink3, width: 0.75 };
  return {
    type: "scatter",
    mode: "lines",
    yaxis: "y3",
    ...steps(
      edges,
      columns.map(({ perS }) => perS),
    ),
    line,
    fill: "tozeroy",
    fillcolor: alpha(theme.ink3, 0.28),
    hoverinfo: "skip",
  };
}

function beside(marginal: DrawnHistogram | null, theme: Theme): Data[] {
  if (marginal === null) return [];
  const { x: y, y: x } = steps(
    marginal.edgesNs.map((edge) => Math.max(edge, 1)),
    marginal.share,
  );
  return [
    {
      type: "scatter",
      mode: "lines",
      xaxis: "x2",
      x,
      y,
      line: { color: theme.base, width: 1.25 },
      fill: "tozerox",
      fillcolor: alpha(theme.base, theme.fillAlpha),
      hoverinfo: "skip",
    },
  ];
}
