import type { Latency } from "@xrpl-probe/report";
import { formatChange, formatLatency } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import type { Annotation, Shape } from "plotly.js";
import { alpha, type Theme } from "../plot/theme.ts";
import { NARROW_PX, type Scale } from "./axes.ts";
import { band, label, upright } from "./marks.ts";

export interface TwoSides {
  readonly base: { readonly p50: Latency; readonly p99: Latency };
  readonly head: { readonly p50: Latency; readonly p99: Latency };
}

/** The latency axis that marks are put on. */
export interface MarkedAxis {
  readonly scale: Scale;
  readonly rangeNs: readonly [number, number];
  readonly lengthPx: number;
}

export interface Marks {
  readonly shapes: Partial<Shape>[];
  readonly annotations: Partial<Annotation>[];
}

/** Where the lines end, as parts of the plot's height: p50 at the top, p99 above the tail. */
const TOPS = { p50: 1, p99: 0.46 };
/** Width of a label beside its line; on a narrow plot it stands in two lines. */
const LABEL_PX = { narrow: 84, wide: 132 };
/** From one line of labels to the next. */
const LINE_PX = 18;
/** Nearer than this the two lines are drawn as one. */
const TOGETHER_PX = 3;

/** The range, longer where the label of the last mark would not fit, but never more than half as long again. */
export function withRoom([from, to]: readonly [number, number], sides: TwoSides, lengthPx: number): [number, number] {
  const last = Math.max(latencyNs(sides.base.p99) ?? 0, latencyNs(sides.head.p99) ?? 0);
  const part = 1 - Math.min(0.5, labelPx(lengthPx) / lengthPx);
  if (last <= from || from < 0) return [from, to];
  const wanted = from === 0 ? last / part : from * (last / from) ** (1 / part);
  const most = from === 0 ? to * 1.5 : to * (to / from) ** 0.5;
  return [from, Math.max(to, Math.min(wanted, most))];
}

/** The two sides' values of one quantile: one line where they fall together, else two with their labels turned away. */
export function quantileMarks(name: "p50" | "p99", sides: TwoSides, axis: MarkedAxis, theme: Theme): Marks {
  const top = TOPS[name];
  const [base, head] = [sides.base[name], sides.head[name]];
  const [atBase, atHead] = [latencyNs(base), latencyNs(head)];
  const change = typeof base === "number" && typeof head === "number" ? formatChange(head / base - 1) : null;
  if (
    atBase !== null &&
    atHead !== null &&
    change !== null &&
    Math.abs(place(atHead, axis) - place(atBase, axis)) < TOGETHER_PX
  ) {
    const middle = Math.sqrt(atBase * atHead);
    const text = `${name} ${formatLatency(base)}, ${change}`;
    return {
      shapes: [upright(middle, theme.ink3, top, "dash")],
      annotations: [beside(text, middle, theme.ink2, "right", top, axis)],
    };
  }
  const headIsRight = (atHead ?? 0) >= (atBase ?? 0);
  const bold = change === null ? "" : `${axis.lengthPx < NARROW_PX ? "<br>" : " "}<b>${change}</b>`;
  const apartPx = Math.abs(place(atHead ?? atBase ?? 1, axis) - place(atBase ?? atHead ?? 1, axis));
  const mark = (latency: Latency, suffix: string, color: string, wanted: "left" | "right") => {
    const ns = latencyNs(latency);
    if (ns === null) return [];
    const text = `${name} ${formatLatency(latency)}${suffix}`;
    if (typeof latency === "number") return [beside(text, ns, color, wanted, top, axis)];
    // labels of bands that are too near stand one below the other
    const lower = latency === head && atBase !== null && apartPx < textPx(text);
    return [{ ...within(text, ns, color, top, axis), ...(lower && { yshift: -LINE_PX }) }];
  };
  return {
    shapes: [...lines(base, theme.base, top), ...lines(head, theme.head, top)],
    annotations: [
      ...mark(base, "", theme.baseInk, headIsRight ? "left" : "right"),
      ...mark(head, bold, theme.headInk, headIsRight ? "right" : "left"),
    ],
  };
}

/** A line at a number, a band between two bounds. */
function lines(latency: Latency, color: string, top: number): Partial<Shape>[] {
  if (latency === null) return [];
  return typeof latency === "number" ? [upright(latency, color, top)] : [band(...latency, alpha(color, 0.1), top)];
}

/** A label beside its line; where it would leave the plot it goes to the other side, a line lower. */
function beside(
  text: string,
  ns: number,
  color: string,
  wanted: "left" | "right",
  top: number,
  axis: MarkedAxis,
): Partial<Annotation> {
  const room = wanted === "right" ? axis.lengthPx - place(ns, axis) : place(ns, axis);
  const flipped = room < textPx(text);
  const right = (wanted === "right") !== flipped;
  return {
    ...within(text, ns, color, top, axis),
    xanchor: right ? "left" : "right",
    xshift: right ? 5 : -5,
    yshift: flipped ? -LINE_PX : 0,
  };
}

/** About how wide a label is, with a gap beside it. */
function textPx(text: string): number {
  const longest = Math.max(...text.split("<br>").map((line) => line.replaceAll(/<[^>]+>/g, "").length));
  return longest * 6.2 + 8;
}

/** A label in the middle of the band between two bounds. */
function within(text: string, ns: number, color: string, top: number, { scale }: MarkedAxis): Partial<Annotation> {
  const x = scale === "log" ? Math.log10(ns) : ns;
  return label(text, x, top, { yref: "paper", xanchor: "center", yanchor: "top", font: { size: 12, color } });
}

function place(ns: number, { rangeNs: [from, to], scale, lengthPx }: MarkedAxis): number {
  return lengthPx * (scale === "log" ? Math.log(ns / from) / Math.log(to / from) : (ns - from) / (to - from));
}

function labelPx(lengthPx: number): number {
  return lengthPx < NARROW_PX ? LABEL_PX.narrow : LABEL_PX.wide;
}
