import type { TrendShape } from "@xrpl-probe/report";
import type { Data } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import type { Theme } from "../plot/theme.ts";
import { latencyAxis } from "./axes.ts";
import { densest } from "./heat-colors.ts";
import { versionTicks } from "./version-ticks.ts";

export interface TrendHeatmapData {
  readonly versions: readonly string[];
  readonly shape: TrendShape;
  /** The level over the heat, version by version. */
  readonly levels: readonly { readonly version: number; readonly levelNs: number }[];
}

const MARGIN = { l: 52, r: 34, t: 6, b: 26 };
const HEIGHT_PX = 200;
/** As in a run's heat map: rare latencies are seen beside frequent ones. */
const EXPONENT = 0.6;

/** Versions by latency, colour the share of a version's applies, its level as an ink line. */
export function trendHeatmap({ versions, shape, levels }: TrendHeatmapData, theme: Theme, widthPx: number): Figure {
  const z = shape.shares.map((row) => row.map((share) => (share === null ? null : share ** EXPONENT)));
  const edges = shape.edgesNs.map((edge) => Math.max(edge, 1));
  const line = {
    type: "scatter",
    mode: "lines",
    x: levels.map(({ version }) => version),
    y: levels.map(({ levelNs }) => levelNs),
    hoverinfo: "skip",
  } as const;
  const heat: Data = {
    type: "heatmap",
    x: Array.from({ length: versions.length + 1 }, (_, edge) => edge - 0.5),
    y: edges,
    z,
    zmin: 0,
    zmax: densest(z),
    hoverinfo: "skip",
  };
  return {
    data: [
      heat,
      { ...line, line: { color: theme.ground, width: 4 }, opacity: 0.85 },
      { ...line, name: "level", line: { color: theme.ink, width: 1.75 } },
    ],
    layout: {
      margin: MARGIN,
      xaxis: {
        range: [-0.5, versions.length - 0.5],
        ...versionTicks(versions, widthPx - MARGIN.l - MARGIN.r),
        fixedrange: true,
      },
      yaxis: { ...latencyAxis(rangeOf(shape), HEIGHT_PX, "log", "y"), showgrid: false, fixedrange: true },
    },
  };
}

/** From and to which latency any version has applies. */
function rangeOf({ edgesNs, shares }: TrendShape): [number, number] {
  const hit = shares.map((row) => row.some((share) => share !== null && share > 0));
  return [Math.max(1, edgesNs[Math.max(0, hit.indexOf(true))] ?? 1), edgesNs[hit.lastIndexOf(true) + 1] ?? 1e6];
}
