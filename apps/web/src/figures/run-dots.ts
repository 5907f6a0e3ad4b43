import { formatDurationNs } from "@xrpl-probe/report/format";
import type { Data, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis } from "./axes.ts";
import { label } from "./marks.ts";

export interface RunDotsData {
  readonly base: RunDotsSide;
  readonly head: RunDotsSide;
}

export interface RunDotsSide {
  readonly name: string;
  /** What the side as a whole is printed with. */
  readonly valueNs: number | null;
  readonly runs: readonly { readonly id: string; readonly valueNs: number }[];
}

const MARGIN = { l: 96, r: 12, t: 4, b: 26 };
const MAX_NAME = 13;

/** A dot for every run of both sides on one axis, a stroke for each side's value: is the difference more than noise? */
export function runDots(data: RunDotsData, theme: Theme, widthPx: number): Figure {
  const rangeNs = dotsRange(data);
  const sides = ["base", "head"] as const;
  const row = { base: 1, head: 0 };
  return {
    data: sides.map(
      (side): Data => ({
        type: "scatter",
        mode: "markers",
        name: side,
        legendgroup: side,
        x: data[side].runs.map(({ valueNs }) => valueNs),
        y: data[side].runs.map(() => row[side]),
        marker: { size: 9, color: alpha(theme[side], 0.5), line: { width: 1.25, color: theme[side] } },
        hovertemplate: data[side].runs.map(
          ({ id, valueNs }) => `run ${id}: ${formatDurationNs(valueNs)}<extra></extra>`,
        ),
      }),
    ),
    layout: {
      margin: MARGIN,
      xaxis: { ...latencyAxis(rangeNs, (widthPx - MARGIN.l - MARGIN.r) * 0.7, "linear"), fixedrange: true },
      yaxis: { range: [-0.6, 1.6], tickvals: [0, 1], ticktext: ["", ""], fixedrange: true },
      shapes: sides.flatMap((side) => stroke(data[side].valueNs, row[side], theme[side])),
      annotations: sides.map((side) =>
        label(shortened(data[side].name), 0, row[side], {
          xref: "paper",
          xshift: -MARGIN.l,
          yanchor: "middle",
          font: { size: 12, color: side === "base" ? theme.baseInk : theme.headInk },
        }),
      ),
    },
  };
}

/** From and to which latency the dots are shown: not from zero, so that noise can be seen. */
function dotsRange({ base, head }: RunDotsData): [number, number] {
  const values = [base, head].flatMap(({ valueNs, runs }) => [
    ...runs.map((run) => run.valueNs),
    ...(valueNs === null ? [] : [valueNs]),
  ]);
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max((to - from) * 0.08, to * 0.005);
  return [from - pad, to + pad];
}

function stroke(valueNs: number | null, row: number, color: string): Partial<Shape>[] {
  if (valueNs === null) return [];
  return [{ type: "line", x0: valueNs, x1: valueNs, y0: row - 0.34, y1: row + 0.34, line: { color, width: 2 } }];
}

function shortened(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name;
}
