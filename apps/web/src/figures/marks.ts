import type { Annotation, Dash, Shape } from "plotly.js";

/** A text at a place of the plot; `x` of a log axis is the logarithm, as plotly has it for annotations only. */
export function label(text: string, x: number, y: number, more: Partial<Annotation> = {}): Partial<Annotation> {
  return { text, x, y, showarrow: false, xanchor: "left", yanchor: "bottom", align: "left", ...more };
}

/** An upright line at a value over a part of the plot's height, 0 at the bottom and 1 at the top. */
export function upright(value: number, color: string, top: number, dash: Dash = "solid"): Partial<Shape> {
  return {
    type: "line",
    xref: "x",
    yref: "paper",
    x0: value,
    x1: value,
    y0: 0,
    y1: top,
    line: { color, width: 1, dash },
  };
}

/** A band between two values of x. */
export function band(from: number, to: number, fillcolor: string, top: number): Partial<Shape> {
  return {
    type: "rect",
    xref: "x",
    yref: "paper",
    x0: from,
    x1: to,
    y0: 0,
    y1: top,
    fillcolor,
    line: { width: 0 },
    layer: "below",
  };
}
