"use client";

import type { TrendSeries, TrendShape } from "@xrpl-probe/report";
import { useCallback, useMemo } from "react";
import type { TrendMultipleData, TrendScale } from "../figures/trend-multiple.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable } from "../table/data-table.ts";
import { TrendHeatmapChart } from "./trend-heatmap-chart.tsx";

interface TrendChartProps {
  readonly title: string;
  readonly sub: string;
  readonly data: TrendMultipleData;
  readonly betas: TrendSeries["betas"];
  readonly scale: TrendScale;
  readonly source: string;
  /** How every version is distributed: drawn instead of its levels. */
  readonly shape: TrendShape | null;
}

/** One series over the versions; its table has every level with its differences. */
export function TrendChart({ title, sub, data, betas, scale, source, shape }: TrendChartProps) {
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { trendMultiple } = await import("../figures/trend-multiple.ts");
      return trendMultiple(data, scale, theme, widthPx);
    },
    [data, scale],
  );
  const table = useMemo(
    (): DataTable => ({
      columns: [
        column("Version", "version"),
        column("Runs", "runs", "count"),
        column("Level", "level_ns", "duration"),
        column("95 % interval", "interval_ns", "duration"),
        column("vs before", "vs_before_change", "change"),
        column(data.reference === null ? "vs reference" : `vs ${data.reference}`, "vs_reference_change", "change"),
        column("Provisional", "provisional"),
      ],
      rows: betas.map(({ tag, perRun, level, lower, upper, vsBefore, vsReference, provisional }) => {
        const interval = lower === null || upper === null ? null : ([lower, upper] as const);
        return [tag, perRun.length, level, interval, vsBefore, vsReference, provisional];
      }),
    }),
    [betas, data.reference],
  );
  const heat = useMemo(
    () => (shape === null ? null : { versions: data.versions, shape, levels: data.line.points }),
    [shape, data],
  );
  if (heat !== null) return <TrendHeatmapChart title={title} sub={HEAT} data={heat} source={source} />;
  return (
    <Chart
      title={title}
      sub={sub}
      figure={figure}
      heightPx={236}
      narrowHeightPx={236}
      table={table}
      what="trend"
      revision={`${source} ${scale}`}
      source={source}
    />
  );
}

const HEAT = "Colour: share of a version's applies; line: its level.";
