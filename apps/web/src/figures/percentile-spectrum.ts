import type { Spectrum } from "@xrpl-probe/report";
import { formatDurationNs } from "@xrpl-probe/report/format";
import type { Annotation, Data } from "plotly.js";
import type { Figure } from "../plot/figure.ts";
import { alpha, type Theme } from "../plot/theme.ts";
import { latencyAxis, NARROW_PX, type Scale } from "./axes.ts";
import { label } from "./marks.ts";
import { at } from "./spectrum-at.ts";

export interface SpectrumSeries {
  readonly name: string;
  /** A side, or the number of a type in the palette. */
  readonly color: "base" | "head" | number;
  readonly spectrum: Spectrum;
  /** Every single run, drawn thin. */
  readonly runs: readonly Spectrum[];
}

export interface PercentileSpectrumData {
  readonly series: readonly SpectrumSeries[];
  /** `p99`: the value there, for two sides; `end`: the name where the line ends, for many. */
  readonly labels: "p99" | "end";
  readonly scale: Scale;
}

const TICKS = [0, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999];
const MARGIN = { l: 52, r: 8, t: 12, b: 26 };

/** Latency by percentile: x = 1/(1-p) on a log axis, so that the tail has as much room as the rest. */
export function percentileSpectrum(data: PercentileSpectrumData, theme: Theme, widthPx: number): Figure {
  const rangeNs = spectrumRange(data);
  const farthest = Math.max(10, ...data.series.flatMap(({ spectrum }) => spectrum.p.map((p) => 1 / (1 - p))));
  const decades = Math.log10(farthest);
  const narrow = widthPx < NARROW_PX;
  // names at the ends of lines need room to the right of the longest
  const room = data.labels === "end" ? (narrow ? 96 : 152) / Math.max(1, widthPx - MARGIN.l - MARGIN.r) : 0.02;
  // on a narrow plot p0 and p50 would run into one another
  const ticks = TICKS.filter((p) => 1 / (1 - p) <= farthest * 1.02 && !(narrow && p === 0));
  return {
    data: [
      ...data.series.flatMap((series) => series.runs.map((run) => thinLine(series, run, theme))),
      ...data.series.flatMap((series) => mainLine(series, theme)),
    ],
    layout: {
      margin: MARGIN,
      xaxis: {
        type: "log",
        range: [0, decades / (1 - room)],
        tickvals: ticks.map((p) => 1 / (1 - p)),
        ticktext: ticks.map((p) => `p${Number((p * 100).toFixed(3))}`),
      },
      yaxis: { ...latencyAxis(rangeNs, 280, data.scale, "y"), ticks: "" },
      annotations: data.labels === "end" ? endLabels(data, theme, rangeNs, narrow) : p99Labels(data, theme),
    },
  };
}

/** From and to which latency the lines are shown. */
function spectrumRange({ series, scale }: PercentileSpectrumData): [number, number] {
  const lowest = Math.min(...series.map(({ spectrum }) => at(spectrum, 0.02) ?? Number.POSITIVE_INFINITY));
  const highest = Math.max(
    ...series.flatMap(({ spectrum, runs }) =>
      [spectrum, ...runs].map((one) => one.bounds?.upperNs.at(-1) ?? one.ns.at(-1) ?? 0),
    ),
  );
  if (!Number.isFinite(lowest) || highest <= 0) return [1e3, 1e6];
  return scale === "linear" ? [0, highest * 1.04] : [Math.max(1, lowest * 0.9), highest * 1.12];
}

function colorOf({ color }: SpectrumSeries, theme: Theme): string {
  return typeof color === "string" ? theme[color] : (theme.types[color % theme.types.length] ?? theme.ink);
}

const group = ({ color, name }: SpectrumSeries) => (typeof color === "string" ? color : name);

function thinLine(series: SpectrumSeries, run: Spectrum, theme: Theme): Data {
  const line = { color: alpha(colorOf(series, theme), 0.55), width: 1 };
  return {
    type: "scatter",
    mode: "lines",
    name: series.name,
    legendgroup: group(series),
    x: run.p.map(inverse),
    y: [...run.ns],
    line,
    hoverinfo: "skip",
  };
}

/** The line; between two bounds, where only bounds are known, the area. */
function mainLine(series: SpectrumSeries, theme: Theme): Data[] {
  const { p, ns, bounds } = series.spectrum;
  const color = colorOf(series, theme);
  const shared = {
    type: "scatter",
    mode: "lines",
    name: series.name,
    legendgroup: group(series),
    hoverinfo: "skip",
    x: p.map(inverse),
  } as const;
  if (bounds === null) return [{ ...shared, y: [...ns], line: { color, width: 2 } }];
  const edge = { color, width: 1, shape: "hv" } as const;
  return [
    { ...shared, y: [...bounds.lowerNs], line: edge },
    { ...shared, y: [...bounds.upperNs], line: edge, fill: "tonexty", fillcolor: alpha(color, theme.fillAlpha) },
  ];
}

const inverse = (p: number) => 1 / (1 - p);

/** The p99 of two sides, the higher one above its line and the lower one below. */
function p99Labels({ series, scale }: PercentileSpectrumData, theme: Theme): Partial<Annotation>[] {
  const found = series.flatMap((one) => {
    const ns = one.spectrum.bounds === null ? at(one.spectrum, 0.99) : null;
    return ns === null ? [] : [{ one, ns }];
  });
  const highest = Math.max(...found.map(({ ns }) => ns));
  return found.map(({ one, ns }) => {
    const above = ns === highest;
    return label(formatDurationNs(ns), 2, scale === "log" ? Math.log10(ns) : ns, {
      xanchor: above ? "right" : "left",
      yanchor: above ? "bottom" : "top",
      xshift: above ? -6 : 6,
      yshift: above ? 4 : -4,
      font: {
        size: 12,
        color: one.color === "head" ? theme.headInk : one.color === "base" ? theme.baseInk : theme.ink2,
      },
    });
  });
}

/** Names where lines end, pushed apart so that none covers another. */
function endLabels(
  data: PercentileSpectrumData,
  theme: Theme,
  rangeNs: readonly [number, number],
  narrow: boolean,
): Partial<Annotation>[] {
  const place = (ns: number) => (data.scale === "log" ? Math.log10(ns) : ns);
  const gap = ((place(rangeNs[1]) - place(rangeNs[0])) * 17) / 260;
  const ends = data.series
    .flatMap((series) => {
      const [p, ns] = [series.spectrum.p.at(-1), series.spectrum.ns.at(-1)];
      return p === undefined || ns === undefined ? [] : [{ series, x: Math.log10(inverse(p)), y: place(ns) }];
    })
    .sort((a, b) => a.y - b.y);
  let below = Number.NEGATIVE_INFINITY;
  return ends.map(({ series, x, y }) => {
    const at = Math.max(y, below + gap);
    below = at;
    const count = narrow
      ? ""
      : `  <span style="color:${theme.ink3}">${series.spectrum.count.toLocaleString("en-US")}</span>`;
    return label(`${series.name}${count}`, x, at, {
      yanchor: "middle",
      xshift: 8,
      font: { size: 12, color: colorOf(series, theme), weight: 550 },
    });
  });
}
