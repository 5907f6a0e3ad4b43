import type { CodeVerdict } from "@xrpl-probe/report";
import { formatShare } from "@xrpl-probe/report/format";
import type { Annotation, Data } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import type { Theme } from "../plot/theme.ts";
import { linearTicks, NARROW_PX, niceStep, shareTick } from "./axes.ts";
import { label } from "./marks.ts";

export interface CodeSharesData {
  /** In the order to draw, first on top. */
  readonly codes: readonly CodeVerdict[];
  /** What stands before each row: its token, or type and token. */
  readonly names: readonly string[];
}

const MARGIN = { l: 184, r: 12, t: 26, b: 26 };
const NARROW_MARGIN = { l: 4, r: 4, t: 26, b: 26 };
const SETTLED = ["shifted", "new", "gone", "no-change"];
const WORDS: Partial<Record<CodeVerdict["sign"], string>> = {
  shifted: "shifted",
  "possibly-shifted": "poss. shifted",
  new: "new",
  gone: "gone",
};

/** Shares of return codes as pairs of bars, beside them the difference in points with its interval. A share above half of all has no bar: it would flatten the others. */
export function codeShares({ codes, names }: CodeSharesData, theme: Theme, widthPx: number): Figure {
  const narrow = widthPx < NARROW_PX;
  const margin = narrow ? NARROW_MARGIN : MARGIN;
  const places = codes.map((_, at) => codes.length - 1 - at);
  const y = places.map((place) => place - (narrow ? 0.16 : 0));
  const split = narrow ? 0.56 : 0.54;
  const barred = codes.map((code) => Math.max(shareOf(code, "base"), shareOf(code, "head")) <= 0.5);
  const longest = Math.max(
    0.001,
    ...codes.flatMap((code, at) => (barred[at] ? [shareOf(code, "base"), shareOf(code, "head")] : [])),
  );
  const ticks = linearTicks(0, longest, narrow ? 2 : 4);
  const points = pointsAxis(codes);
  const thickness = narrow ? 0.22 : 0.3;

  const bars = (side: "base" | "head"): Data => ({
    type: "bar",
    orientation: "h",
    name: side,
    legendgroup: side,
    y,
    x: codes.map((code, at) => (barred[at] ? shareOf(code, side) : 0)),
    offset: side === "base" ? 0.02 : -thickness - 0.02,
    width: thickness,
    marker: { color: theme[side] },
    text: codes.map((code, at) => (barred[at] ? printed(code, side) : "")),
    textposition: "outside",
    constraintext: "none",
    cliponaxis: false,
    textfont: { size: 12, color: theme.ink2 },
    hovertemplate: codes.map(
      (code) => `${side} ${code.token}: ${code.text[side]}, ${code[side].count.toLocaleString("en-US")}<extra></extra>`,
    ),
  });
  const colors = codes.map(({ sign }) => (WORDS[sign] === undefined ? theme.ink3 : theme.ink));
  const differences: Data = {
    type: "scatter",
    mode: "markers",
    xaxis: "x2",
    y,
    x: codes.map((code) => code.points ?? 0),
    error_x: {
      type: "data",
      symmetric: false,
      array: codes.map((code) => Math.max(0, (code.hi ?? code.points ?? 0) - (code.points ?? 0))),
      arrayminus: codes.map((code) => Math.max(0, (code.points ?? 0) - (code.lo ?? code.points ?? 0))),
      color: theme.ink2,
      thickness: 1.5,
      width: 0,
    },
    marker: {
      size: 7,
      color: codes.map(({ sign }, at) => (SETTLED.includes(sign) ? colors[at] : theme.ground) ?? theme.ink),
      line: { width: 1.5, color: colors },
    },
    hovertemplate: codes.map(
      ({ token, text, why }) =>
        `${token}: ${text.points} points (${text.interval})${why === null ? "" : `, ${why}`}<extra></extra>`,
    ),
  };
  return {
    data: [bars("base"), bars("head"), differences],
    layout: {
      margin,
      barmode: "overlay",
      xaxis: {
        domain: [0, split - 0.06],
        range: [0, longest * (narrow ? 1.5 : 1.22)],
        tickvals: ticks,
        ticktext: ticks.map(shareTick),
        fixedrange: true,
      },
      xaxis2: {
        domain: [split, 1],
        range: [points.from * 1.1, points.to + (points.to - points.from) * (narrow ? 1 : 0.75)],
        tickvals: points.ticks,
        ticktext: points.ticks.map(pointTick),
        showgrid: false,
        fixedrange: true,
        anchor: "y",
      },
      yaxis: {
        range: [-0.6, codes.length - 0.4],
        tickvals: [...y],
        ticktext: y.map(() => ""),
        showgrid: !narrow,
        fixedrange: true,
      },
      shapes: [
        {
          type: "line",
          xref: "x2",
          yref: "paper",
          x0: 0,
          x1: 0,
          y0: 0,
          y1: 1,
          layer: "below",
          line: { width: 1, color: theme.lineStrong },
        },
      ],
      annotations: [
        heading(narrow ? "share" : "share of applies", 0, theme),
        heading(narrow ? "points, 95\u00a0%" : "difference in points, 95\u00a0% interval", split, theme),
        ...names.map((name, at) =>
          label(shortened(name), 0, (places[at] ?? 0) + (narrow ? 0.34 : 0), {
            xref: "paper",
            xshift: narrow ? -2 : -MARGIN.l,
            yanchor: "middle",
            font: { family: theme.mono, size: 12, color: theme.ink },
          }),
        ),
        ...codes.flatMap((code, at) => (barred[at] ? [] : [withoutBar(code, y[at] ?? 0, narrow, theme)])),
        ...codes.map((code, at) => difference(code, y[at] ?? 0, theme)),
      ],
    },
  };
}

const shareOf = (code: CodeVerdict, side: "base" | "head") => code[side].share ?? 0;

/** From and to which difference, zero included; ends of intervals are inside. */
function pointsAxis(codes: readonly CodeVerdict[]): { from: number; to: number; ticks: number[] } {
  const ends = codes.flatMap(({ points, lo, hi }) => [points, lo, hi].filter((end) => end !== null));
  const [low, high] = [Math.min(-0.0005, ...ends), Math.max(0.0005, ...ends)];
  const step = niceStep((high - low) / 3);
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + 1e-12; at++)
    ticks.push(Number((at * step).toPrecision(9)));
  return { from: low, to: high, ticks };
}

function pointTick(share: number): string {
  const points = Number((share * 100).toPrecision(6));
  return points === 0 ? "0" : `${points > 0 ? "+" : "\u2212"}${Math.abs(points)}`;
}

const LONGEST = 25;

const shortened = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

function heading(text: string, x: number, theme: Theme): Partial<Annotation> {
  return label(text, x, 1, { xref: "paper", yref: "paper", yshift: 6, font: { size: 12, color: theme.ink3 } });
}

function withoutBar(code: CodeVerdict, y: number, narrow: boolean, theme: Theme): Partial<Annotation> {
  const text = `${formatShare(shareOf(code, "base"), 1)} to ${formatShare(shareOf(code, "head"), 1)}${narrow ? "" : ", no bar"}`;
  return label(text, 0, y, {
    yanchor: "middle",
    xshift: 2,
    bgcolor: theme.ground,
    font: { size: 12, color: theme.ink3 },
  });
}

function difference({ points, hi, sign, text }: CodeVerdict, y: number, theme: Theme): Partial<Annotation> {
  const word = WORDS[sign];
  const shown = sign === "possibly-shifted" ? word : `<b>${word}</b>`;
  return label(`${text.points}${word === undefined ? "" : `  ${shown}`}`, Math.max(points ?? 0, hi ?? 0, 0), y, {
    xref: "x2",
    yanchor: "middle",
    xshift: 8,
    bgcolor: theme.ground,
    font: { size: 12, color: word === undefined ? theme.ink3 : theme.ink },
  });
}

function printed(code: CodeVerdict, side: "base" | "head"): string {
  const { share, count } = code[side];
  return count === 0 ? "none" : formatShare(share ?? 0, (share ?? 0) < 0.01 ? 2 : 1);
}
