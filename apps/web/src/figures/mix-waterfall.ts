import { formatDurationNs } from "@xrpl-probe/report/format";
import type { Annotation, Data, Shape } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import type { Theme } from "../plot/theme.ts";
import { latencyAxis, NARROW_PX } from "./axes.ts";
import { label } from "./marks.ts";
import type { MixStep, MixSteps } from "./mix-steps.ts";

const MARGIN = { l: 216, r: 72, t: 8, b: 26 };
const NARROW_MARGIN = { l: 132, r: 64, t: 8, b: 26 };
/** Where the second word of a row begins. */
const KIND_PX = 52;

/** base's mean, what the mix and what the strata themselves add to it, head's mean. The axis need not start at zero. */
export function mixWaterfall({ baseNs, headNs, steps }: MixSteps, theme: Theme, widthPx: number): Figure {
  const narrow = widthPx < NARROW_PX;
  const margin = narrow ? NARROW_MARGIN : MARGIN;
  const last = steps.length + 1;
  const y = (row: number) => last - row;
  const levels = [baseNs, headNs, ...steps.flatMap(({ fromNs, toNs }) => [fromNs, toNs])];
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const pad = Math.max((most - least) * 0.12, most * 0.004);
  const colors = steps.map((step) => stepColor(step, theme));
  const bars: Data = {
    type: "bar",
    orientation: "h",
    y: steps.map((_, at) => y(at + 1)),
    base: steps.map(({ fromNs, toNs }) => Math.min(fromNs, toNs)),
    x: steps.map(({ fromNs, toNs }) => Math.abs(toNs - fromNs)),
    width: 0.42,
    marker: { color: colors },
    hovertemplate: steps.map(
      ({ kind, name, fromNs, toNs }) => `${kind}, ${name}: ${signedDuration(toNs - fromNs)}<extra></extra>`,
    ),
  };
  const ends: Data = {
    type: "scatter",
    mode: "markers",
    y: [y(0), y(last)],
    x: [baseNs, headNs],
    marker: { size: 9, color: [theme.base, theme.head] },
    hovertemplate: [
      `base: ${formatDurationNs(baseNs)}<extra></extra>`,
      `head: ${formatDurationNs(headNs)}<extra></extra>`,
    ],
  };
  return {
    data: [bars, ends],
    layout: {
      margin,
      xaxis: {
        ...latencyAxis([least - pad, most + pad], widthPx - margin.l - margin.r, "linear"),
        fixedrange: true,
      },
      yaxis: { range: [-0.6, last + 0.6], showgrid: false, tickvals: [], fixedrange: true },
      shapes: connectors(baseNs, steps, y, theme),
      annotations: [
        endLabel("base", baseNs, y(0), { color: theme.baseInk, left: margin.l, theme }),
        ...steps.map((step, at) => rowLabels(step, y(at + 1), { left: margin.l, narrow, theme })),
        ...steps.map(({ fromNs, toNs }, at) => [
          label(signedDuration(toNs - fromNs), Math.max(fromNs, toNs), y(at + 1), {
            yanchor: "middle",
            xshift: 6,
            font: { size: 12, color: colors[at] === theme.ink3 ? theme.ink2 : (colors[at] ?? theme.ink2) },
          }),
        ]),
        endLabel("head", headNs, y(last), { color: theme.headInk, left: margin.l, theme }),
      ].flat(),
    },
  };
}

/** Grey for the mix; a proven change of a stratum's own mean in its colour. */
function stepColor({ kind, sign }: MixStep, theme: Theme): string {
  if (kind === "mix") return theme.ink3;
  if (sign === "slower") return theme.slower;
  return sign === "faster" ? theme.faster : theme.ink;
}

function connectors(
  baseNs: number,
  steps: readonly MixStep[],
  y: (row: number) => number,
  theme: Theme,
): Partial<Shape>[] {
  return [baseNs, ...steps.map(({ toNs }) => toNs)].map(
    (ns, row): Partial<Shape> => ({
      type: "line",
      x0: ns,
      x1: ns,
      y0: y(row),
      y1: y(row + 1),
      line: { width: 1, color: theme.lineStrong },
      layer: "below",
    }),
  );
}

function endLabel(
  name: "base" | "head",
  ns: number,
  y: number,
  { color, left, theme }: { color: string; left: number; theme: Theme },
): Partial<Annotation>[] {
  return [
    label(name, 0, y, { xref: "paper", xshift: -left, yanchor: "middle", font: { size: 12, color: theme.ink2 } }),
    label(formatDurationNs(ns), ns, y, { yanchor: "middle", xshift: 9, font: { size: 12, color } }),
  ];
}

const LONGEST = { narrow: 12, wide: 24 };

function rowLabels(
  { kind, name, token }: MixStep,
  y: number,
  { left, narrow, theme }: { left: number; narrow: boolean; theme: Theme },
): Partial<Annotation>[] {
  const shown = token && narrow ? token : name;
  const most = narrow ? LONGEST.narrow : LONGEST.wide;
  const text = shown.length > most ? `${shown.slice(0, most - 1)}…` : shown;
  const place = { xref: "paper", yanchor: "middle" } as const;
  return [
    label(kind, 0, y, { ...place, xshift: -left, font: { size: 12, color: theme.ink2 } }),
    label(text, 0, y, {
      ...place,
      xshift: KIND_PX - left - (narrow ? 8 : 0),
      font: { size: 12, color: theme.ink2, family: token ? theme.mono : theme.sans },
    }),
  ];
}

function signedDuration(ns: number): string {
  if (ns === 0) return "±0";
  return `${ns > 0 ? "+" : "\u2212"}${formatDurationNs(Math.abs(ns))}`;
}
