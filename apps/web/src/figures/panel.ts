import type { DrawnHistogram, PanelPoint, PanelView } from "@xrpl-probe/report";
import type { Annotation, Data, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { linearTicks, NARROW_PX, type Scale, shareTick } from "./axes.ts";
import { clockTicks } from "./clock-ticks.ts";
import { label } from "./marks.ts";
import { formatValue, valueAxis } from "./panel-values.ts";
import { steps } from "./steps.ts";

export interface PanelFigureData {
  readonly panel: Pick<PanelView, "kind" | "statistic" | "points" | "whole" | "brushed" | "marks">;
  /** The first two panels have the colours of base and head. */
  readonly color: "base" | "head" | "ink";
  readonly scale: Scale;
  readonly tool: "brush" | "zoom" | "pan";
  /** Shared by linked panels, in ms since the start and in the panel's unit. */
  readonly rangeMs: readonly [number, number];
  readonly range: readonly [number, number];
  readonly brush: { readonly fromMs: number; readonly toMs: number } | null;
}

const MARGIN = { l: 60, r: 96, t: 10, b: 28 };
const NARROW_MARGIN = { l: 52, r: 34, t: 10, b: 28 };
const PLOT_PX = 260;
const DRAG = { brush: "select", zoom: "zoom", pan: "pan" } as const;

/** A statistic over time, and the distribution that it is taken from at its right, on the same y. */
export function panelFigure(data: PanelFigureData, theme: Theme, widthPx: number): Figure {
  const { panel, scale, range, rangeMs, brush } = data;
  const narrow = widthPx < NARROW_PX;
  const right = narrow ? 0.74 : 0.8;
  const widest = Math.max(
    ...[panel.whole, panel.brushed].flatMap((part) => part?.histogram?.share ?? []),
    Number.MIN_VALUE,
  );
  const ticks = linearTicks(0, widest, narrow ? 1 : 2).filter((tick) => tick > 0);
  return {
    data: [...courses(data, theme), ...histograms(data, theme)],
    layout: {
      margin: narrow ? NARROW_MARGIN : MARGIN,
      dragmode: DRAG[data.tool],
      selectdirection: "h",
      xaxis: { domain: [0, right], range: [...rangeMs], ...clockTicks(...rangeMs, narrow ? 4 : 11) },
      yaxis: valueAxis(panel.kind, range, PLOT_PX, scale),
      xaxis2: {
        domain: [right + 0.015, 1],
        anchor: "y",
        range: [0, widest * 1.08],
        tickvals: ticks,
        ticktext: ticks.map(shareTick),
        fixedrange: true,
      },
      shapes: [
        ...wholeLine(data, theme),
        ...(brush === null ? [] : brushShapes([brush.fromMs, brush.toMs], theme)),
        ...markLines(data, widest, theme),
      ],
      annotations: markLabels(data, narrow, theme),
    },
  };
}

/** One dot a stretch, one bar where only an interval is known; what is not brushed is pale. */
function courses({ panel: { points }, color, brush }: PanelFigureData, theme: Theme): Data[] {
  const inside = ({ startMs, endMs }: PanelPoint) => brush !== null && startMs >= brush.fromMs && endMs <= brush.toMs;
  const parts = [
    { of: points.filter((point) => !inside(point)), color: brush === null ? theme[color] : alpha(theme[color], 0.4) },
    { of: points.filter(inside), color: theme[color] },
  ];
  return parts.flatMap((part) => [...dots(part.of, part.color), ...bars(part.of, part.color)]);
}

const middle = ({ startMs, endMs }: PanelPoint) => (startMs + endMs) / 2;

function dots(points: readonly PanelPoint[], color: string): Data[] {
  const shown = points.filter(({ value }) => typeof value === "number");
  if (shown.length === 0) return [];
  return [
    {
      type: "scatter",
      mode: "markers",
      legendgroup: "points",
      x: shown.map(middle),
      y: shown.map(({ value }) => (typeof value === "number" ? value : null)),
      marker: { size: shown.length > 200 ? 4 : 6, color },
      hoverinfo: "skip",
      // a brush fades by itself what is outside; here the page does
      selected: { marker: { opacity: 1 } },
      unselected: { marker: { opacity: 1 } },
    },
  ];
}

function bars(points: readonly PanelPoint[], color: string): Data[] {
  const shown = points.flatMap((point) =>
    Array.isArray(point.value) ? [{ at: middle(point), bounds: point.value }] : [],
  );
  if (shown.length === 0) return [];
  return [
    {
      type: "scatter",
      mode: "lines",
      legendgroup: "points",
      x: shown.flatMap(({ at }) => [at, at, null]),
      y: shown.flatMap(({ bounds: [lower, upper] }) => [Math.max(1, lower), upper, null]),
      line: { color, width: 5 },
      connectgaps: false,
      hoverinfo: "skip",
    },
  ];
}

function histograms({ panel: { whole, brushed }, color }: PanelFigureData, theme: Theme): Data[] {
  const own = { line: theme[color], fill: alpha(theme[color], theme.fillAlpha) };
  const grey = { line: theme.ink3, fill: alpha(theme.ink3, 0.16) };
  return [
    ...(whole.histogram === null ? [] : [beside(whole.histogram, "whole", brushed === null ? own : grey)]),
    ...(brushed?.histogram ? [beside(brushed.histogram, "brushed", { line: theme[color], fill: null })] : []),
  ];
}

function beside(
  { edgesNs, share }: DrawnHistogram,
  legendgroup: string,
  colors: { readonly line: string; readonly fill: string | null },
): Data {
  const { x: y, y: x } = steps(edgesNs, share);
  return {
    type: "scatter",
    mode: "lines",
    xaxis: "x2",
    legendgroup,
    x,
    y,
    line: { color: colors.line, width: colors.fill === null ? 1.75 : 1 },
    ...(colors.fill !== null && { fill: "tozerox", fillcolor: colors.fill }),
    hoverinfo: "skip",
  };
}

/** The whole run's value across the time: a line, a band where only an interval is known. */
function wholeLine({ panel: { whole } }: PanelFigureData, theme: Theme): Partial<Shape>[] {
  const { value } = whole;
  if (value === null) return [];
  const across = { xref: "x domain", yref: "y", x0: 0, x1: 1, layer: "below" } as const;
  if (typeof value !== "number")
    return [
      { ...across, type: "rect", y0: value[0], y1: value[1], fillcolor: alpha(theme.ink3, 0.1), line: { width: 0 } },
    ];
  return [{ ...across, type: "line", y0: value, y1: value, line: { color: theme.ink2, width: 1, dash: "dash" } }];
}

function brushShapes([x0, x1]: readonly [number, number], theme: Theme): Partial<Shape>[] {
  return [
    {
      type: "rect",
      xref: "x",
      yref: "y domain",
      x0,
      x1,
      y0: 0,
      y1: 1,
      layer: "below",
      fillcolor: alpha(theme.ink3, 0.1),
      line: { width: 1, color: theme.lineStrong },
    },
  ];
}

function markLines({ panel: { marks } }: PanelFigureData, widest: number, theme: Theme): Partial<Shape>[] {
  return marks.flatMap(({ value }): Partial<Shape>[] =>
    typeof value === "number"
      ? [
          {
            type: "line",
            xref: "x2",
            yref: "y",
            x0: 0,
            x1: widest * 1.08,
            y0: value,
            y1: value,
            line: { color: theme.ink3, width: 1, dash: "dot" },
          },
        ]
      : [],
  );
}

/** At the right, beside their lines; the statistic that is shown stands out. */
function markLabels({ panel, scale }: PanelFigureData, narrow: boolean, theme: Theme): Partial<Annotation>[] {
  return panel.marks.flatMap(({ name, value }) => {
    if (typeof value !== "number") return [];
    const shown = name === panel.statistic;
    const text = narrow ? name : `${name}  ${formatValue(panel.kind, value)}`;
    return [
      label(shown ? `<b>${text}</b>` : text, 1, scale === "log" ? Math.log10(value) : value, {
        xref: "paper",
        xshift: narrow ? 3 : 6,
        yanchor: "middle",
        font: { size: 12, color: shown ? theme.ink : theme.ink2 },
      }),
    ];
  });
}
