import type { TransactionLane } from "@xrpl-probe/report";
import type { Annotation, Data } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import type { Theme } from "../plot/theme.ts";
import { NARROW_PX } from "./axes.ts";
import { label } from "./marks.ts";

export interface LanesData {
  readonly lanes: readonly TransactionLane[];
}

/** High enough for a lane and the name above it. */
const LANE_PX = 44;
const MARGIN = { l: 8, r: 16, t: 8, b: 40 };

/** How high a figure of so many lanes is. */
export function lanesHeight(count: number): number {
  return MARGIN.t + MARGIN.b + Math.max(2, count) * LANE_PX;
}

/** A lane per run, a mark per apply where it began, as long as it took; colour and form tell success from failure. */
export function lanesFigure({ lanes }: LanesData, theme: Theme, widthPx: number): Figure {
  const narrow = widthPx < NARROW_PX;
  const applies = lanes.flatMap((lane, at) => {
    const firstMs = lane.applies[0]?.startMs ?? 0;
    return lane.applies.map((apply) => ({ ...apply, lane: at, atMs: apply.startMs - firstMs }));
  });
  const lastMs = Math.max(1, ...applies.map(({ atMs, durationNs }) => atMs + durationNs / 1e6));
  const { tickvals, ticktext } = elapsedTicks(lastMs, narrow ? 4 : 9);
  const parts = [
    { of: applies.filter(({ family }) => family === "tes"), color: theme.success, symbol: "circle" as const },
    { of: applies.filter(({ family }) => family !== "tes"), color: theme.failure, symbol: "diamond" as const },
  ];
  return {
    data: parts.flatMap(({ of, color, symbol }): Data[] => [
      {
        type: "scatter",
        mode: "lines",
        x: of.flatMap(({ atMs, durationNs }) => [atMs, atMs + durationNs / 1e6, null]),
        y: of.flatMap(({ lane }) => [-lane, -lane, null]),
        line: { color, width: 6 },
        connectgaps: false,
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: "markers",
        x: of.map(({ atMs }) => atMs),
        y: of.map(({ lane }) => -lane),
        marker: { size: 9, color, symbol },
        hoverinfo: "skip",
      },
    ]),
    layout: {
      margin: MARGIN,
      xaxis: { range: [-lastMs * 0.02, lastMs * 1.04], tickvals, ticktext },
      yaxis: {
        range: [-lanes.length + 0.4, 0.75],
        showticklabels: false,
        tickvals: lanes.map((_, at) => -at),
        fixedrange: true,
      },
      annotations: [
        ...lanes.map((lane, at) => laneLabel(lane, at, theme)),
        label("since the first apply of the run", 1, 0, {
          xref: "paper",
          yref: "paper",
          xanchor: "right",
          yanchor: "top",
          yshift: -20,
          font: { size: 12, color: theme.ink3 },
        }),
      ],
    },
  };
}

function laneLabel({ run, applies }: TransactionLane, at: number, theme: Theme): Partial<Annotation> {
  const name = [run.tags[0], run.shortId].filter((part) => part !== undefined).join(" ");
  const count = applies.length === 1 ? "1 apply" : `${applies.length} applies`;
  return label(`<b>${name}</b>  <span style="color:${theme.ink3}">${count}</span>`, 0, -at, {
    xref: "paper",
    yshift: 6,
    font: { size: 12, color: theme.ink2 },
  });
}

/** Applies of a transaction lie from microseconds to seconds apart. */
function elapsedTicks(lastMs: number, most: number): { tickvals: number[]; ticktext: string[] } {
  const power = 10 ** Math.floor(Math.log10(lastMs / most));
  const step = power * ([1, 2, 5].find((factor) => lastMs / (factor * power) <= most) ?? 10);
  const tickvals = Array.from({ length: Math.floor(lastMs / step) + 1 }, (_, at) => at * step);
  return { tickvals, ticktext: tickvals.map((ms) => tickText(ms, step)) };
}

function tickText(ms: number, step: number): string {
  if (ms === 0) return "0";
  if (step >= 100) return `${Number((ms / 1000).toPrecision(4))}\u00a0s`;
  return step >= 0.1 ? `${Number(ms.toPrecision(4))}\u00a0ms` : `${Number((ms * 1000).toPrecision(4))}\u00a0µs`;
}
