import { formatDurationNs } from "@xrpl-probe/report/format";
import type { Data, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis } from "./axes.ts";
import { label } from "./marks.ts";

export interface RunDotsData {
  readonly base: RunDotsSide;
  readonly head: RunDotsSide;
  /** Of runs before both sides, whose noise the verdict rests on; empty without any. */
  readonly earlierNs: readonly number[];
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
  const row = { earlier: 2, base: 1, head: 0 };
  const rows = data.earlierNs.length === 0 ? [0, 1] : [0, 1, 2];
  const name = (text: string, y: number, color: string) =>
    label(shortened(text), 0, y, {
      xref: "paper",
      xshift: -MARGIN.l,
      yanchor: "middle",
      font: { size: 12, color },
    });
  const earlier: Data = {
    type: "scatter",
    mode: "markers",
    name: "earlier",
    x: [...data.earlierNs],
    y: data.earlierNs.map(() => row.earlier),
    marker: { size: 8, color: "rgba(0,0,0,0)", line: { width: 1.25, color: theme.ink3 } },
    hovertemplate: data.earlierNs.map((ns) => `earlier run: ${formatDurationNs(ns)}<extra></extra>`),
  };
  const drawn = sides.map(
    (side): Data => ({
      type: "scatter",
      mode: "markers",
      name: side,
      legendgroup: side,
      x: data[side].runs.map(({ valueNs }) => valueNs),
      y: data[side].runs.map(() => row[side]),
      marker: { size: 9, color: alpha(theme[side], 0.5), line: { width: 1.25, color: theme[side] } },
      hovertemplate: data[side].runs.map(({ id, valueNs }) => `run ${id}: ${formatDurationNs(valueNs)}<extra></extra>`),
    }),
  );
  return {
    data: data.earlierNs.length === 0 ? drawn : [earlier, ...drawn],
    layout: {
      margin: MARGIN,
      xaxis: { ...latencyAxis(rangeNs, (widthPx - MARGIN.l - MARGIN.r) * 0.7, "linear"), fixedrange: true },
      yaxis: { range: [-0.6, rows.length - 0.4], tickvals: rows, ticktext: rows.map(() => ""), fixedrange: true },
      shapes: sides.flatMap((side) => stroke(data[side].valueNs, row[side], theme[side])),
      annotations: [
        ...(rows.length === 3 ? [name("earlier", row.earlier, theme.ink3)] : []),
        name(data.base.name, row.base, theme.baseInk),
        name(data.head.name, row.head, theme.headInk),
      ],
    },
  };
}

/** From and to which latency the dots are shown: not from zero, so that noise can be seen. */
function dotsRange({ base, head, earlierNs }: RunDotsData): [number, number] {
  const values = [
    ...earlierNs,
    ...[base, head].flatMap(({ valueNs, runs }) => [
      ...runs.map((run) => run.valueNs),
      ...(valueNs === null ? [] : [valueNs]),
    ]),
  ];
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
