import type { DrawnHistogram, RunHeatmap } from "@xrpl-probe/report";
import type { Data, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis, linearTicks, NARROW_PX, shareTick } from "./axes.ts";
import { clockTicks } from "./clock-ticks.ts";
import { densest, heatColors } from "./heat-colors.ts";
import { steps } from "./steps.ts";

export interface TransactionsMapData {
  readonly heatmap: RunHeatmap;
  readonly marginal: DrawnHistogram | null;
  /** `share`: of the column's spans; `count`: spans per second. */
  readonly color: "share" | "count";
  readonly box: MapBox | null;
}

/** A part of the map, open where a side is not given. */
export interface MapBox {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly minNs: number | null;
  readonly maxNs: number | null;
}

const MARGIN = { l: 56, r: 8, t: 10, b: 28 };
const PLOT_PX = 260;

/** Time by latency; a box drawn over it chooses applies. Beside it all of them on the same y. */
export function transactionsMap(data: TransactionsMapData, theme: Theme, widthPx: number): Figure {
  const { heatmap, marginal, color, box } = data;
  const narrow = widthPx < NARROW_PX;
  const right = narrow ? 0.82 : 0.88;
  const rangeNs = mapRange(heatmap);
  const rangeMs: [number, number] = [heatmap.columns[0]?.startMs ?? 0, heatmap.columns.at(-1)?.endMs ?? 1];
  const widest = Math.max(...(marginal?.share ?? []), Number.MIN_VALUE);
  const { x, z } = heatColors(heatmap, color);
  const heat: Data = {
    type: "heatmap",
    x,
    y: heatmap.edgesNs.map((edge) => Math.max(edge, 1)),
    z,
    zmin: 0,
    zmax: densest(z),
    hoverinfo: "skip",
  };
  const ticks = linearTicks(0, widest, narrow ? 1 : 2).filter((tick) => tick > 0);
  return {
    data: [heat, ...beside(marginal, theme)],
    layout: {
      margin: MARGIN,
      dragmode: "select",
      selectdirection: "any",
      xaxis: { domain: [0, right], range: [...rangeMs], ...clockTicks(...rangeMs, narrow ? 4 : 11) },
      yaxis: { ...latencyAxis(rangeNs, PLOT_PX, "log", "y"), showgrid: false },
      xaxis2: {
        domain: [right + 0.012, 1],
        anchor: "y",
        range: [0, widest * 1.08],
        tickvals: ticks,
        ticktext: ticks.map(shareTick),
        fixedrange: true,
      },
      shapes: box === null ? [] : [outline(box, rangeMs, rangeNs, theme)],
    },
  };
}

/** From and to which latency spans were seen. */
function mapRange({ edgesNs, counts }: RunHeatmap): [number, number] {
  const hit = counts.map((row) => row.some((count) => count > 0));
  const [first, last] = [hit.indexOf(true), hit.lastIndexOf(true)];
  return first < 0 ? [1e3, 1e6] : [Math.max(1, edgesNs[first] ?? 1), edgesNs[last + 1] ?? 1e6];
}

function outline(
  { fromMs, toMs, minNs, maxNs }: MapBox,
  rangeMs: readonly [number, number],
  rangeNs: readonly [number, number],
  theme: Theme,
): Partial<Shape> {
  return {
    type: "rect",
    xref: "x",
    yref: "y",
    x0: fromMs ?? rangeMs[0],
    x1: toMs ?? rangeMs[1],
    y0: Math.max(1, minNs ?? rangeNs[0]),
    y1: maxNs ?? rangeNs[1],
    line: { color: theme.ink, width: 1.5 },
    fillcolor: alpha(theme.ink, 0.04),
  };
}

function beside(marginal: DrawnHistogram | null, theme: Theme): Data[] {
  if (marginal === null) return [];
  const { x: y, y: x } = steps(
    marginal.edgesNs.map((edge) => Math.max(edge, 1)),
    marginal.share,
  );
  const line = { color: theme.ink3, width: 1 };
  const fill = { fill: "tozerox", fillcolor: alpha(theme.ink3, 0.16) } as const;
  return [{ type: "scatter", mode: "lines", xaxis: "x2", x, y, line, ...fill, hoverinfo: "skip" }];
}
