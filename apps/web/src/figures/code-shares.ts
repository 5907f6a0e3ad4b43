import type { CodeDifference } from "@xrpl-probe/report";
import { formatPoints, formatShare } from "@xrpl-probe/report/format";
import type { Data } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import type { Theme } from "../plot/theme.ts";
import { linearTicks, NARROW_PX, niceStep, shareTick } from "./axes.ts";
import { label } from "./marks.ts";

export interface CodeSharesData {
  /** In the order to draw, first on top. */
  readonly codes: readonly CodeDifference[];
}

const MARGIN = { l: 184, r: 12, t: 26, b: 26 };
const NARROW_MARGIN = { l: 4, r: 4, t: 26, b: 26 };

/** Shares of return codes as pairs of bars, beside them the difference in points. A share above half of all has no bar: it would flatten the others. */
export function codeShares({ codes }: CodeSharesData, theme: Theme, widthPx: number): Figure {
  const narrow = widthPx < NARROW_PX;
  const margin = narrow ? NARROW_MARGIN : MARGIN;
  const places = codes.map((_, at) => codes.length - 1 - at);
  const y = places.map((place) => place - (narrow ? 0.16 : 0));
  const split = narrow ? 0.56 : 0.6;
  const barred = codes.map(({ base, head }) => Math.max(base.share, head.share) <= 0.5);
  const longest = Math.max(
    0.001,
    ...codes.flatMap(({ base, head }, at) => (barred[at] ? [base.share, head.share] : [])),
  );
  const ticks = linearTicks(0, longest, narrow ? 2 : 4);
  const reach = Math.max(0.001, ...codes.map(({ difference }) => Math.abs(difference)));
  const step = niceStep(reach / 2);
  const outer = Math.ceil(reach / step) * step;
  const pointTicks = [-outer, 0, outer];
  const thickness = narrow ? 0.22 : 0.3;

  const bars = (side: "base" | "head"): Data => ({
    type: "bar",
    orientation: "h",
    name: side,
    legendgroup: side,
    y,
    x: codes.map((code, at) => (barred[at] ? code[side].share : 0)),
    offset: side === "base" ? 0.02 : -thickness - 0.02,
    width: thickness,
    marker: { color: theme[side] },
    text: codes.map((code, at) => (barred[at] ? printed(code, side) : "")),
    textposition: "outside",
    constraintext: "none",
    cliponaxis: false,
    textfont: { size: 12, color: theme.ink2 },
    hovertemplate: codes.map(
      (code) =>
        `${side} ${code.token}: ${formatShare(code[side].share)}, ${code[side].count.toLocaleString("en-US")}<extra></extra>`,
    ),
  });
  const differences: Data = {
    type: "scatter",
    mode: "markers",
    xaxis: "x2",
    y,
    x: codes.map(({ difference }) => difference),
    marker: { size: 7, color: theme.ink2 },
    hovertemplate: codes.map(({ token, difference }) => `${token}: ${formatPoints(difference)} points<extra></extra>`),
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
        range: [-outer * 1.3, outer * (narrow ? 3.2 : 2.2)],
        tickvals: pointTicks,
        ticktext: pointTicks.map((at) =>
          at === 0 ? "0" : formatPoints(at, at * 100 === Math.round(at * 100) ? 0 : 1),
        ),
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
        label(narrow ? "share" : "share of applies", 0, 1, {
          xref: "paper",
          yref: "paper",
          yshift: 6,
          font: { size: 12, color: theme.ink3 },
        }),
        label("difference, points", split, 1, {
          xref: "paper",
          yref: "paper",
          yshift: 6,
          font: { size: 12, color: theme.ink3 },
        }),
        ...codes.map(({ token }, at) =>
          label(token, 0, (places[at] ?? 0) + (narrow ? 0.34 : 0), {
            xref: "paper",
            xshift: narrow ? -2 : -MARGIN.l,
            yanchor: "middle",
            font: { family: theme.mono, size: 12, color: theme.ink },
          }),
        ),
        ...codes.flatMap(({ base, head }, at) =>
          barred[at]
            ? []
            : [
                label(
                  `${formatShare(base.share, 1)} to ${formatShare(head.share, 1)}${narrow ? "" : ", no bar"}`,
                  0,
                  y[at] ?? 0,
                  { yanchor: "middle", xshift: 2, bgcolor: theme.ground, font: { size: 12, color: theme.ink3 } },
                ),
              ],
        ),
        ...codes.map(({ difference, presence }, at) =>
          label(
            `${formatPoints(difference)}${presence === "both" ? "" : `  ${presence}`}`,
            Math.max(difference, 0),
            y[at] ?? 0,
            {
              xref: "x2",
              yanchor: "middle",
              xshift: 8,
              bgcolor: theme.ground,
              font: { size: 12, color: theme.ink },
            },
          ),
        ),
      ],
    },
  };
}

function printed(code: CodeDifference, side: "base" | "head"): string {
  const { share, count } = code[side];
  return count === 0 ? "none" : formatShare(share, share < 0.01 ? 2 : 1);
}
