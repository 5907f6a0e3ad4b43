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
    () => ({
      columns: ["Latency", "Base", "Head"],
      rows: heights.base.flatMap((value, bin) => {
        const other = heights.head[bin] ?? 0;
        return value === 0 && other === 0
          ? []
          : [[binName(data.sides.edgesNs, bin), print(value, data.height), print(other, data.height)]];
      }),
    }),
    [data, heights],
  );
  const unit =
    scale === "log"
      ? "eighth of an octave"
      : tickLabel(perEqualWidth(sides.edgesNs, sides.base, histogramRange(data)).widthNs);
  return (
    <Chart
      title={`${subject === undefined ? "" : `${subject}: `}${histogramFinding(spansOf(base), spansOf(head))}`}
      sub={`${height === "share" ? "Share of applies" : "Applies"} per ${unit} of latency; base is the area, head the line. Lower latency is better.`}
      legend={legend}
      figure={figure}
      heightPx={344}
      table={table}
      revision={`${source} ${scale} ${height}`}
      source={source}
      links={links}
    />
  );
}

const spansOf = <Side extends { spans: number }>(side: Side) => (side.spans === 0 ? null : side);

const binName = (edgesNs: readonly number[], bin: number) =>
  `${formatDurationNs(edgesNs[bin] ?? 0)} to ${formatDurationNs(edgesNs[bin + 1] ?? 0)}`;

const print = (value: number, height: "share" | "count") =>
  height === "share" ? formatShare(value) : formatCount(value);
