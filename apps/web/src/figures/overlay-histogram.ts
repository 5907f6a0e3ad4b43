import type { Data } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis, linearTicks, shareTick } from "./axes.ts";
import { histogramHeights, histogramRange, type OverlayHistogramData } from "./histogram-heights.ts";
import { quantileMarks, withRoom } from "./quantile-marks.ts";
import { steps } from "./steps.ts";

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
