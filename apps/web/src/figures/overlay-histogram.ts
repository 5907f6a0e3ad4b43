import type { DrawnSides, Latency } from "@xrpl-probe/report";
import { formatChange, formatLatency } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import type { Annotation, Data, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis, linearTicks, type Scale, shareTick } from "./axes.ts";
import { extentNs, perEqualWidth } from "./density.ts";
import { band, label, upright } from "./marks.ts";
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

const MARGIN = { l: 52, r: 8, t: 8, b: 26 };
/** p50 stands as high as the plot, p99 rises above the tail only. */
const P99_TOP = 0.46;

/** Two distributions over one another: base a filled area, head a line, p50 and p99 of both marked. */
export function overlayHistogram(data: OverlayHistogramData, theme: Theme, widthPx: number): Figure {
  const rangeNs = histogramRange(data);
  const lengthPx = widthPx - MARGIN.l - MARGIN.r;
  const { base, head } = histogramHeights(data);
  const top = Math.max(...base, ...head, Number.MIN_VALUE) * 1.12;
  const marks = [
    quantileMarks("p50", data, rangeNs, theme, lengthPx),
    quantileMarks("p99", data, rangeNs, theme, lengthPx),
  ];
  const ticks = linearTicks(0, top / 1.06, 4);
  return {
    data: [
      side("base", data, base, { color: theme.base, width: 1.25 }, alpha(theme.base, theme.fillAlpha)),
      side("head", data, head, { color: theme.head, width: 1.75 }),
    ],
    layout: {
      margin: MARGIN,
      xaxis: latencyAxis(rangeNs, lengthPx, data.scale),
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

interface Marks {
  readonly shapes: Partial<Shape>[];
  readonly annotations: Partial<Annotation>[];
}

/** The two sides' values of one quantile: one line where they fall together, else two with their labels turned away. */
function quantileMarks(
  name: "p50" | "p99",
  data: OverlayHistogramData,
  rangeNs: readonly [number, number],
  theme: Theme,
  lengthPx: number,
): Marks {
  const top = name === "p50" ? 1 : P99_TOP;
  const place = (ns: number) => fraction(ns, rangeNs, data.scale) * lengthPx;
  const [base, head] = [data.base[name], data.head[name]];
  const [atBase, atHead] = [latencyNs(base), latencyNs(head)];
  const change = typeof base === "number" && typeof head === "number" ? ` <b>${formatChange(head / base - 1)}</b>` : "";
  if (atBase !== null && atHead !== null && change !== "" && Math.abs(place(atHead) - place(atBase)) < 3) {
    const text = `${name} ${formatLatency(base)}, ${formatChange(atHead / atBase - 1)}`;
    const middle = Math.sqrt(atBase * atHead);
    return {
      shapes: [upright(middle, theme.ink3, top, "dash")],
      annotations: [text_(text, middle, theme.ink2, "right")],
    };
  }
  const headRight = (atHead ?? 0) >= (atBase ?? 0);
  return {
    shapes: [...lines(base, theme.base), ...lines(head, theme.head)],
    annotations: [
      ...(atBase === null
        ? []
        : [text_(`${name} ${formatLatency(base)}`, atBase, theme.baseInk, headRight ? "left" : "right")]),
      ...(atHead === null
        ? []
        : [text_(`${name} ${formatLatency(head)}${change}`, atHead, theme.headInk, headRight ? "right" : "left")]),
    ],
  };

  function lines(latency: Latency, color: string): Partial<Shape>[] {
    if (latency === null) return [];
    return typeof latency === "number" ? [upright(latency, color, top)] : [band(...latency, alpha(color, 0.1), top)];
  }

  /** A label beside its line; one that would leave the plot goes to the other side, a line lower. */
  function text_(text: string, ns: number, color: string, wanted: "left" | "right"): Partial<Annotation> {
    const room = wanted === "right" ? lengthPx - place(ns) : place(ns);
    const flipped = room < text.replaceAll(/<[^>]+>/g, "").length * 6.6 + 8;
    const side = flipped === (wanted === "right") ? "left" : "right";
    const x = data.scale === "log" ? Math.log10(ns) : ns;
    return label(text, x, top, {
      yref: "paper",
      xanchor: side === "right" ? "left" : "right",
      yanchor: "top",
      xshift: side === "right" ? 5 : -5,
      yshift: flipped ? -18 : 0,
      font: { size: 12, color },
    });
  }
}

function fraction(ns: number, [from, to]: readonly [number, number], scale: Scale): number {
  return scale === "log" ? Math.log(ns / from) / Math.log(to / from) : (ns - from) / (to - from);
}
