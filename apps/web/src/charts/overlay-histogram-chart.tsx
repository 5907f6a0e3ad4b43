"use client";

import { formatCount, formatDurationNs, formatShare } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import { tickLabel } from "../figures/axes.ts";
import { perEqualWidth } from "../figures/density.ts";
import { histogramHeights, histogramRange, type OverlayHistogramData } from "../figures/histogram-heights.ts";
import { binOf } from "../figures/steps.ts";
import { histogramFinding } from "../findings/histogram-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable } from "../table/data-table.ts";
import { type SideNames, sidesLegend } from "./sides-legend.ts";

export interface OverlayHistogramChartProps extends OverlayHistogramData {
  /** What is drawn, where the page does not say it above: `Payment \`tecPATH_DRY\``. */
  readonly subject?: string;
  readonly names: SideNames;
  /** Which data is shown; a new one takes back the zoom. */
  readonly source: string;
}

/** Both sides' distributions over one another. */
export function OverlayHistogramChart(props: OverlayHistogramChartProps) {
  const { subject, names, source, sides, base, head, scale, height } = props;
  const data = useMemo(() => ({ sides, base, head, scale, height }), [sides, base, head, scale, height]);
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { overlayHistogram } = await import("../figures/overlay-histogram.ts");
      return overlayHistogram(data, theme, widthPx);
    },
    [data],
  );
  const legend = useMemo(() => sidesLegend(names), [names]);
  const heights = useMemo(() => histogramHeights(data), [data]);
  const step = useMemo(() => stepOf(data), [data]);
  const links = useMemo(() => {
    const { edgesNs } = data.sides;
    const read = (ns: number) => {
      const bin = binOf(edgesNs, ns);
      if (bin < 0) return null;
      const text = `${binName(edgesNs, bin)}  base ${print(heights.base[bin] ?? 0, data.height)}, head ${print(heights.head[bin] ?? 0, data.height)}`;
      return { at: ns, text };
    };
    return [{ quantity: "latency", axis: "x", zoom: true, read }] as const;
  }, [data, heights]);
  const table = useMemo(
    (): DataTable => ({
      columns: [
        column("Latency", "latency_ns", "duration"),
        column("Base", `base_${data.height}_per_${step.name}`, data.height),
        column("Head", `head_${data.height}_per_${step.name}`, data.height),
      ],
      rows: heights.base.flatMap((base, bin) => {
        const head = heights.head[bin] ?? 0;
        const { edgesNs } = data.sides;
        return base === 0 && head === 0 ? [] : [[[edgesNs[bin] ?? 0, edgesNs[bin + 1] ?? 0] as const, base, head]];
      }),
    }),
    [data, heights, step],
  );
  return (
    <Chart
      title={`${subject === undefined ? "" : `${subject}: `}${histogramFinding(spansOf(base), spansOf(head))}`}
      sub={`${height === "share" ? "Share of applies" : "Applies"} per ${step.shown} of latency; base is the area, head the line. Lower latency is better.`}
      legend={legend}
      figure={figure}
      heightPx={344}
      table={table}
      what="histogram"
      revision={`${source} ${scale} ${height}`}
      source={source}
      links={links}
    />
  );
}

/** What a height is per, on the page and in a file. */
function stepOf({ scale, sides, ...data }: OverlayHistogramData): { readonly shown: string; readonly name: string } {
  if (scale === "log") return { shown: "eighth of an octave", name: "eighth_octave" };
  const { widthNs } = perEqualWidth(sides.edgesNs, sides.base, histogramRange({ scale, sides, ...data }));
  return { shown: tickLabel(widthNs), name: `${Math.round(widthNs)}_ns` };
}

const spansOf = <Side extends { spans: number }>(side: Side) => (side.spans === 0 ? null : side);

const binName = (edgesNs: readonly number[], bin: number) =>
  `${formatDurationNs(edgesNs[bin] ?? 0)} to ${formatDurationNs(edgesNs[bin + 1] ?? 0)}`;

const print = (value: number, height: "share" | "count") =>
  height === "share" ? formatShare(value) : formatCount(value);
