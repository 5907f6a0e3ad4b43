"use client";

import { useCallback } from "react";
import type { TrendHeatmapData } from "../figures/trend-heatmap.ts";
import { Chart } from "../plot/chart.tsx";
import type { TwinTable } from "../plot/table-twin.tsx";
import type { Theme } from "../plot/theme.ts";

interface TrendHeatmapChartProps {
  readonly title: string;
  readonly sub: string;
  readonly data: TrendHeatmapData;
  readonly table: TwinTable;
  readonly source: string;
}

/** The whole distribution of one stratum over the versions. */
export function TrendHeatmapChart({ title, sub, data, table, source }: TrendHeatmapChartProps) {
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { trendHeatmap } = await import("../figures/trend-heatmap.ts");
      return trendHeatmap(data, theme, widthPx);
    },
    [data],
  );
  return (
    <Chart
      title={title}
      sub={sub}
      figure={figure}
      heightPx={236}
      narrowHeightPx={236}
      table={table}
      revision={`${source} heat`}
      source={source}
    />
  );
}
