"use client";

import { useCallback, useMemo } from "react";
import type { TrendHeatmapData } from "../figures/trend-heatmap.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable } from "../table/data-table.ts";

interface TrendHeatmapChartProps {
  readonly title: string;
  readonly sub: string;
  readonly data: TrendHeatmapData;
  readonly source: string;
}

/** The whole distribution of one stratum over the versions. */
export function TrendHeatmapChart({ title, sub, data, source }: TrendHeatmapChartProps) {
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { trendHeatmap } = await import("../figures/trend-heatmap.ts");
      return trendHeatmap(data, theme, widthPx);
    },
    [data],
  );
  const table = useMemo(() => sharesTable(data), [data]);
  return (
    <Chart
      title={title}
      sub={sub}
      figure={figure}
      heightPx={236}
      narrowHeightPx={236}
      table={table}
      what="distributions"
      revision={`${source} heat`}
      source={source}
    />
  );
}

const COLUMNS = [
  column("Version", "version"),
  column("Latency", "latency_ns", "duration"),
  column("Of its applies", "share", "share"),
];

/** What the colours stand for, without the empty places. */
function sharesTable({ versions, shape }: TrendHeatmapData): DataTable {
  const rows = versions.flatMap((version, at) =>
    shape.shares.flatMap((shares, row) => {
      const share = shares[at] ?? 0;
      return share === 0 ? [] : [[version, [shape.edgesNs[row] ?? 0, shape.edgesNs[row + 1] ?? 0] as const, share]];
    }),
  );
  return { columns: COLUMNS, rows };
}
