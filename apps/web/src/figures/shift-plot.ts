import type { ShiftReport } from "@xrpl-probe/report";
import { formatChange } from "@xrpl-probe/report/format";
import type { Annotation, Data, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { NARROW_PX } from "./axes.ts";
import { label } from "./marks.ts";
import { changeAxis, changeTick } from "./percent-axis.ts";

export type ShiftPoints = ShiftReport["points"];
type ShiftPoint = ShiftPoints[number];
type JudgedPoint = ShiftPoint & { readonly row: NonNullable<ShiftPoint["row"]> };

const MARGIN = { l: 52, r: 24, t: 12, b: 26 };
const TICKS = [0, 0.5, 0.75, 0.9, 0.99, 0.999];
const HEIGHT_PX = 280;

/** head against base along the quantiles: where and by how much. The corridor holds changes below each row's threshold. */
export function shiftPlot(points: ShiftPoints, theme: Theme, widthPx: number): Figure {
  const narrow = widthPx < NARROW_PX;
  const judged = points.flatMap((point): JudgedPoint[] => (point.row === null ? [] : [{ ...point, row: point.row }]));
  const banded = judged.filter(({ band }) => band !== null);
  const [from, to] = reachOf(points, judged);
  const farthest = Math.max(10, ...points.map(({ p }) => inverse(p)));
  const ticks = TICKS.filter((p) => inverse(p) <= farthest * 1.02 && !(narrow && (p === 0.75 || p === 0)));
  const color = lineColor(judged, theme);
  const edge = (side: "lo" | "hi") => banded.map(({ band }) => band?.[side] ?? (side === "lo" ? from : to));
  const flat = { type: "scatter", mode: "lines", x: banded.map(({ p }) => inverse(p)), hoverinfo: "skip" } as const;
  const data: Data[] = [
    { ...flat, name: "band", y: edge("lo"), line: { width: 0 } },
    {
      ...flat,
      name: "band",
      y: edge("hi"),
      line: { width: 0 },
      fill: "tonexty",
      fillcolor: alpha(color, theme.bandAlpha),
    },
    {
      type: "scatter",
      mode: "lines",
      name: "change",
      x: points.map(({ p }) => inverse(p)),
      y: points.map(({ change }) => change),
      line: { color, width: 2 },
      hoverinfo: "skip",
    },
    ...banded.map((point): Data => whisker(point, [from, to], theme)),
    {
      type: "scatter",
      mode: "markers",
      name: "judged",
      x: judged.map(({ p }) => inverse(p)),
      y: judged.map(({ change }) => change),
      marker: {
        size: 8,
        color: judged.map(({ row }) => (settled(row.word) ? wordColor(row.word, theme) : theme.ground)),
        line: { width: 1.5, color: judged.map(({ row }) => wordColor(row.word, theme)) },
      },
      cliponaxis: false,
      hovertemplate: judged.map((point) => `${hover(point)}<extra></extra>`),
    },
  ];
  return {
    data,
    layout: {
      margin: MARGIN,
      xaxis: {
        type: "log",
        range: [0, Math.log10(farthest) * 1.01],
        tickvals: ticks.map(inverse),
        ticktext: ticks.map(quantileName),
      },
      yaxis: { ...changeAxis(from, to, HEIGHT_PX / 40), fixedrange: true },
      shapes: [...corridor(judged, farthest, theme), zeroLine(theme)],
      annotations: [
        ...thresholdLabels(judged, narrow, theme),
        ...judged.map((point, at) => pointLabel(point, at, { last: judged.length - 1, narrow, theme })),
      ],
    },
  };
}

const inverse = (p: number) => 1 / (1 - p);

const quantileName = (p: number) => `p${Number((p * 100).toFixed(3))}`;

/** From and to which change; an open or very wide band must not press the curve flat. */
function reachOf(points: ShiftPoints, judged: readonly JudgedPoint[]): [number, number] {
  const changes = points.map(({ change }) => change);
  const thresholds = judged.map(({ row }) => row.threshold);
  const [low, high] = [
    Math.min(0, ...changes, ...thresholds.map((threshold) => -threshold)),
    Math.max(0, ...changes, ...thresholds),
  ];
  const room = Math.max(0.06, (high - low) * 0.75);
  const los = judged.map(({ band }) => band?.lo ?? low - room);
  const his = judged.map(({ band }) => band?.hi ?? high + room);
  const pad = (high - low) * 0.08;
  return [Math.max(low - room, Math.min(low, ...los) - pad), Math.min(high + room, Math.max(high, ...his) + pad * 2)];
}

/** That of the worst proven row; ink while nothing is proven. */
function lineColor(judged: readonly JudgedPoint[], theme: Theme): string {
  const words = judged.map(({ row }) => row.word);
  if (words.includes("regression")) return theme.slower;
  return words.includes("improvement") ? theme.faster : theme.ink2;
}

function wordColor(word: JudgedPoint["row"]["word"], theme: Theme): string {
  if (word === "regression") return theme.slower;
  return word === "improvement" ? theme.faster : theme.ink2;
}

const settled = (word: JudgedPoint["row"]["word"]) =>
  word === "regression" || word === "improvement" || word === "no change";

/** The band's two ends at a judged quantile; an open end leaves the plot. */
function whisker({ p, band, row }: JudgedPoint, [from, to]: readonly [number, number], theme: Theme): Data {
  const x = inverse(p);
  return {
    type: "scatter",
    mode: "lines",
    name: "band",
    x: [x, x],
    y: [Math.max(from, band?.lo ?? from), Math.min(to, band?.hi ?? to)],
    line: { color: wordColor(row.word, theme), width: 1 },
    hoverinfo: "skip",
  };
}

/** Each row's threshold around its quantile, as far as half-way to the next one. */
function corridor(judged: readonly JudgedPoint[], farthest: number, theme: Theme): Partial<Shape>[] {
  const places = judged.map(({ p }) => inverse(p));
  const between = (left: number | undefined, right: number | undefined) => Math.sqrt((left ?? 1) * (right ?? 1));
  return judged.map(
    ({ row }, at): Partial<Shape> => ({
      type: "rect",
      x0: at === 0 ? 1 : between(places[at - 1], places[at]),
      x1: at === judged.length - 1 ? farthest : between(places[at], places[at + 1]),
      y0: -row.threshold,
      y1: row.threshold,
      fillcolor: theme.corridor,
      line: { width: 0 },
      layer: "below",
    }),
  );
}

/** The corridor's height where it changes: `threshold 3 %`, then the number alone. */
function thresholdLabels(judged: readonly JudgedPoint[], narrow: boolean, theme: Theme): Partial<Annotation>[] {
  const steps = judged.filter(({ row }, at) => at === 0 || judged[at - 1]?.row.threshold !== row.threshold);
  return (narrow ? steps.slice(0, 1) : steps).map(({ p, row }, at) => {
    const number = changeTick(row.threshold).slice(1);
    return label(at === 0 ? `threshold ${number}` : number, at === 0 ? 0 : Math.log10(inverse(p)), -row.threshold, {
      xanchor: at === 0 ? "left" : "right",
      yanchor: "top",
      xshift: at === 0 ? 2 : -2,
      font: { size: 12, color: theme.ink3 },
    });
  });
}

function zeroLine(theme: Theme): Partial<Shape> {
  const line = { width: 1, color: theme.lineStrong };
  return { type: "line", xref: "paper", x0: 0, x1: 1, y0: 0, y1: 0, line, layer: "below" };
}

function pointLabel(
  { p, change, row }: JudgedPoint,
  at: number,
  { last, narrow, theme }: { last: number; narrow: boolean; theme: Theme },
): Partial<Annotation> {
  const proven = row.word === "regression" || row.word === "improvement";
  const text = narrow ? formatChange(change) : `${quantileName(p)} ${formatChange(change)}`;
  return label(proven ? `<b>${text}</b>` : text, Math.log10(inverse(p)), change, {
    xanchor: at === last ? "right" : "center",
    yanchor: "bottom",
    xshift: at === last ? 8 : 0,
    yshift: 8,
    bgcolor: alpha(theme.ground, 0.8),
    font: { size: 12, color: proven ? wordColor(row.word, theme) : theme.ink2 },
  });
}

function hover({ p, change, band, row }: JudgedPoint): string {
  const end = (value: number | null | undefined) => (typeof value === "number" ? formatChange(value) : "open");
  const interval = band === null ? "" : `, ${end(band.lo)} to ${end(band.hi)}`;
  return `${quantileName(p)}: ${formatChange(change)}${interval}; threshold ${formatChange(row.threshold).slice(1)}`;
}
