"use client";

import type { TrendSeries } from "@xrpl-probe/report";
import { useCallback, useMemo } from "react";
import type { TrendMultipleData, TrendScale } from "../figures/trend-multiple.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";

export interface TrendChartProps {
  readonly title: string;
  readonly sub: string;
  readonly data: TrendMultipleData;
  readonly betas: TrendSeries["betas"];
  readonly scale: TrendScale;
  readonly source: string;
}

/** One series over the versions; its table has every level with its differences. */
export function TrendChart({ title, sub, data, betas, scale, source }: TrendChartProps) {
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { trendMultiple } = await import("../figures/trend-multiple.ts");
      return trendMultiple(data, scale, theme, widthPx);
    },
    [data, scale],
  );
  const table = useMemo(
    () => ({
      columns: [
        "Version",
        "Runs",
        "Level",
        "vs before",
        data.reference === null ? "vs reference" : `vs ${data.reference}`,
      ],
      rows: betas.map(({ tag, text }) => [tag, text.runs, text.level, text.vsBefore, text.vsReference]),
    }),
    [betas, data.reference],
  );
  return (
    <Chart
      title={title}
      sub={sub}
      figure={figure}
      heightPx={236}
      narrowHeightPx={236}
      table={table}
      revision={`${source} ${scale}`}
      source={source}
    />
  );
}
