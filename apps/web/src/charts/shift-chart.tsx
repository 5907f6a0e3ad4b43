"use client";

import type { ReportRow } from "@xrpl-probe/report";
import { formatChange } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import type { ShiftPoints } from "../figures/shift-plot.ts";
import { shiftFinding } from "../findings/shift-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";

export interface ShiftChartProps {
  readonly points: ShiftPoints;
  /** Of the same stratum, for their words. */
  readonly rows: readonly ReportRow[];
  readonly source: string;
}

/** head against base along the distribution. */
export function ShiftChart({ points, rows, source }: ShiftChartProps) {
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { shiftPlot } = await import("../figures/shift-plot.ts");
      return shiftPlot(points, theme, widthPx);
    },
    [points],
  );
  const links = useMemo(() => [{ quantity: "percentile", axis: "x", zoom: false }] as const, []);
  const table = useMemo(
    () => ({
      columns: ["Quantile", "Difference", "Band", "Threshold", "Verdict"],
      rows: points.map((point) => cells(point, rows)),
    }),
    [points, rows],
  );
  return (
    <Chart
      title={shiftFinding(points)}
      sub="Head against base by quantile; band: 95 % for the judged quantiles together, straight between them. Grey: changes below the threshold."
      figure={figure}
      heightPx={320}
      table={table}
      revision={source}
      source={source}
      links={links}
    />
  );
}

function cells({ p, change, band, row }: ShiftPoints[number], rows: readonly ReportRow[]): string[] {
  const end = (value: number | null) => (value === null ? "open" : formatChange(value));
  return [
    `p${Number((p * 100).toFixed(3))}`,
    formatChange(change),
    band === null ? "" : `${end(band.lo)} to ${end(band.hi)}`,
    row === null ? "" : formatChange(row.threshold).slice(1),
    row === null ? "" : (rows.find(({ statistic }) => statistic === row.statistic)?.shown ?? ""),
  ];
}
