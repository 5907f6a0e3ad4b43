import type { LatencyBox } from "@xrpl-probe/report";
import { formatDurationNs } from "@xrpl-probe/report/format";
import type { Annotation, Data } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis, NARROW_PX, type Scale } from "./axes.ts";
import { label } from "./marks.ts";

/** One stratum; of two sides, or of one run with `head` absent. */
export interface BoxRow {
  readonly typeName: string;
  readonly token: string;
  readonly success: boolean;
  readonly base: BoxQuantiles | null;
  readonly head: BoxQuantiles | null;
}

export type BoxQuantiles = Pick<LatencyBox, "count" | "p5" | "p25" | "p50" | "p75" | "p95" | "p99">;

export interface LatencyByCodeData {
  readonly rows: readonly BoxRow[];
  readonly colors: "sides" | "families";
  readonly scale: Scale;
}

const MARGIN = { l: 258, r: 72, t: 22, b: 26 };
const NARROW_MARGIN = { l: 4, r: 16, t: 8, b: 26 };

/** A row per type and code, the slowest on top: box p25 to p75 with the median, whiskers p5 and p95, dot p99. */
export function latencyByCode({ rows, colors, scale }: LatencyByCodeData, theme: Theme, widthPx: number): Figure {
  const narrow = widthPx < NARROW_PX;
  const margin = narrow ? NARROW_MARGIN : MARGIN;
  const ordered = [...rows].sort((a, b) => median(b) - median(a));
  const place = (row: number) => ordered.length - 1 - row;
  const sided = colors === "sides";
  // two boxes share a row; under a label there is less room
  const offset = { base: sided ? 0.17 : 0, head: -0.17 };
  const lower = narrow ? 0.16 : 0;
  const thickness = (sided ? 0.26 : 0.5) * (narrow ? 0.7 : 1);
  const boxes = ordered.flatMap((row, at) =>
    (["base", "head"] as const).flatMap((side) => {
      const quantiles = row[side];
      const color = sided ? theme[side] : row.success ? theme.success : theme.failure;
      const y = place(at) - lower + offset[side] * (narrow ? 0.7 : 1);
      return quantiles === null ? [] : box(row, side, quantiles, y, thickness, color, sided);
    }),
  );
  const rangeNs = boxRange(rows, scale);
  return {
    data: boxes,
    layout: {
      margin,
      xaxis: { ...latencyAxis(rangeNs, widthPx - margin.l - margin.r, scale), showgrid: true, gridcolor: theme.line },
      yaxis: {
        range: [-0.6, ordered.length - 0.4],
        showgrid: false,
        showticklabels: false,
        ticks: "",
        fixedrange: true,
      },
      boxmode: "overlay",
      annotations: ordered
        .flatMap((row, at) => rowLabels(row, place(at), narrow, sided, theme))
        .concat(
          narrow
            ? []
            : [
                label("median", 1, 1, {
                  xref: "paper",
                  yref: "paper",
                  xanchor: "right",
                  xshift: MARGIN.r - 4,
                  yanchor: "bottom",
                  font: { size: 12, color: theme.ink3 },
                }),
              ],
        ),
    },
  };
}

/** From and to which latency the boxes are shown. */
function boxRange(rows: readonly BoxRow[], scale: Scale): [number, number] {
  const all = rows.flatMap(({ base, head }) =>
    [base, head].flatMap((side) => (side === null ? [] : [side.p5, side.p25, side.p50, side.p75, side.p95, side.p99])),
  );
  const known = all.filter((value) => value !== null && value > 0) as number[];
  if (known.length === 0) return [1e3, 1e6];
  return scale === "linear" ? [0, Math.max(...known) * 1.05] : [Math.min(...known) * 0.8, Math.max(...known) * 1.25];
}

function median({ base, head }: BoxRow): number {
  return Math.max(base?.p50 ?? 0, head?.p50 ?? 0);
}

function box(
  row: BoxRow,
  side: "base" | "head",
  quantiles: BoxQuantiles,
  y: number,
  thickness: number,
  color: string,
  sided: boolean,
): Data[] {
  const { p5, p25, p50, p75, p95, p99 } = quantiles;
  const named = `${sided ? `${side} ` : ""}${row.typeName} ${row.token}`;
  const group = sided ? side : row.success ? "success" : "failure";
  if (p50 === null) return [];
  const text = [
    p25 === null ? null : `p25 ${formatDurationNs(p25)}`,
    `p50 ${formatDurationNs(p50)}`,
    p75 === null ? null : `p75 ${formatDurationNs(p75)}`,
    p99 === null ? null : `p99 ${formatDurationNs(p99)}`,
  ];
  const hovertemplate = `${named}<br>${text.filter((part) => part !== null).join("  ")}<extra></extra>`;
  const line = { color, width: 1.25 };
  const shape: Data = {
    type: "box",
    orientation: "h",
    legendgroup: group,
    y: [y],
    q1: [p25 ?? p50],
    median: [p50],
    q3: [p75 ?? p50],
    lowerfence: [p5 ?? p25 ?? p50],
    upperfence: [p95 ?? p75 ?? p50],
    width: thickness,
    whiskerwidth: 0,
    line,
    fillcolor: alpha(color, side === "head" && sided ? 0 : 0.25),
    hoverinfo: "skip",
  };
  const points = [p50, ...(p99 === null ? [] : [p99])];
  const dots: Data = {
    type: "scatter",
    mode: "markers",
    legendgroup: group,
    x: points,
    y: points.map(() => y),
    // the median's own marker only carries the hover text
    marker: { color, size: 5, opacity: points.map((_, at) => (at === 0 ? 0 : 1)) },
    hovertemplate,
  };
  return [shape, dots];
}

function rowLabels(row: BoxRow, y: number, narrow: boolean, sided: boolean, theme: Theme): Partial<Annotation>[] {
  const name = `<span style="color:${theme.ink2}">${row.typeName}</span>  <span style="font-family:${theme.mono.replaceAll('"', "")};color:${theme.ink}">${row.token}</span>`;
  if (narrow)
    return [label(name, 0, y + 0.36, { xref: "paper", yanchor: "middle", font: { size: 12, color: theme.ink2 } })];
  const medians = sided ? [] : row.base?.p50 ? [formatDurationNs(row.base.p50)] : [];
  const right = sided ? [row.base, row.head].map((side) => side?.p50 ?? null) : [];
  return [
    label(name, 0, y, { xref: "paper", xanchor: "right", xshift: -12, yanchor: "middle" }),
    ...medians.map((text) =>
      label(text, 1, y, {
        xref: "paper",
        xanchor: "right",
        xshift: MARGIN.r - 4,
        yanchor: "middle",
        font: { size: 12, color: theme.ink },
      }),
    ),
    ...right.flatMap((ns, at) =>
      ns === null
        ? []
        : [
            label(formatDurationNs(ns), 1, y + (at === 0 ? 0.22 : -0.22), {
              xref: "paper",
              xanchor: "right",
              xshift: MARGIN.r - 4,
              yanchor: "middle",
              font: { size: 12, color: at === 0 ? theme.baseInk : theme.headInk },
            }),
          ],
    ),
  ];
}
