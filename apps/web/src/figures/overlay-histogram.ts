import type { DrawnSides, Latency } from "@xrpl-probe/report";
import type { Data } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis, linearTicks, type Scale, shareTick } from "./axes.ts";
import { extentNs, perEqualWidth } from "./density.ts";
import { quantileMarks, withRoom } from "./quantile-marks.ts";
import { steps } from "./steps.ts";

export interface OverlayHistogramData {
  readonly sides: DrawnSides;
  readonly base: HistogramSide;
  readonly head: HistogramSide;
  readonly scale: Scale;
  /** `count`: expected spans instead of shares, each side by its own number. */
  readonly height: "share" | "count";
}

export interface HistogramSide {
  readonly spans: number;
  readonly p50: Latency;
  readonly p99: Latency;
}

const MARGIN = { l: 52, r: 22, t: 8, b: 26 };
/** Two distributions over one another: base a filled area, head a line, p50 and p99 of both marked. */
export function overlayHistogram(data: OverlayHistogramData, theme: Theme, widthPx: number): Figure {
  const lengthPx = widthPx - MARGIN.l - MARGIN.r;
  const axis = { scale: data.scale, lengthPx, rangeNs: withRoom(histogramRange(data), data, lengthPx) };
  const { base, head } = histogramHeights(data);
  const top = Math.max(...base, ...head, Number.MIN_VALUE) * 1.12;
  const marks = (["p50", "p99"] as const).map((name) => quantileMarks(name, data, axis, theme));
  const ticks = linearTicks(0, top / 1.06, 4);
  return {
    data: [
      side("base", data, base, { color: theme.base, width: 1.25 }, alpha(theme.base, theme.fillAlpha)),
      side("head", data, head, { color: theme.head, width: 1.75 }),
    ],
    layout: {
      margin: MARGIN,
      xaxis: latencyAxis(axis.rangeNs, lengthPx, data.scale),
      yaxis: {
        range: [0, top],
        tickvals: ticks,
        ticktext: ticks.map(data.height === "share" ? shareTick : (count) => count.toLocaleString("en-US")),
        fixedrange: true,
      },
      shapes: marks.flatMap((mark) => mark.shapes),
      annotations: marks.flatMap((mark) => mark.annotations),
    },
  };
}

/** From and to which latency the distributions are shown. */
export function histogramRange({ sides, scale }: Pick<OverlayHistogramData, "sides" | "scale">): [number, number] {
  const [from, to] = extentNs(sides.edgesNs, sides.base, sides.head);
  return scale === "linear" ? [0, to] : [Math.max(1, from), Math.max(2, to)];
}

/** The heights as drawn, on the sides' own edges. */
export function histogramHeights({ sides, base, head, scale, height }: OverlayHistogramData): {
  base: number[];
  head: number[];
} {
  const range = histogramRange({ sides, scale });
  const heights = (share: readonly number[], spans: number) => {
    const drawn = scale === "linear" ? perEqualWidth(sides.edgesNs, share, range).share : share;
    return drawn.map((value) => (height === "count" ? value * spans : value));
  };
  return { base: heights(sides.base, base.spans), head: heights(sides.head, head.spans) };
}

function side(
  group: "base" | "head",
  { sides, scale }: OverlayHistogramData,
  heights: readonly number[],
  line: { color: string; width: number },
  fillcolor?: string,
): Data {
  // a log axis has no place for 0
  const edges = scale === "log" ? sides.edgesNs.map((edge) => Math.max(edge, 1)) : sides.edgesNs;
  const fill = fillcolor === undefined ? {} : ({ fill: "tozeroy", fillcolor } as const);
  return {
    type: "scatter",
    mode: "lines",
    name: group,
    legendgroup: group,
    ...steps(edges, heights),
    line,
    ...fill,
    hoverinfo: "skip",
  };
}
