"use client";

import type { ReportRow } from "@xrpl-probe/report";
import { useCallback, useMemo } from "react";
import type { ShiftPoints } from "../figures/shift-plot.ts";
import { shiftFinding } from "../findings/shift-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable, type Value } from "../table/data-table.ts";

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
    (): DataTable => ({ columns: SHIFT_COLUMNS, rows: points.map((point) => values(point, rows)) }),
    [points, rows],
  );
  return (
    <Chart
      title={shiftFinding(points)}
      sub="Head against base by quantile; band: 95 % for the judged quantiles together, straight between them. Grey: changes below the threshold."
      figure={figure}
      heightPx={320}
      table={table}
      what="difference"
      revision={source}
      source={source}
      links={links}
    />
  );
}

const SHIFT_COLUMNS = [
  column("Quantile", "quantile", "percentile"),
  column("Difference", "change", "change"),
  column("Band", "band", "change"),
  column("Threshold", "threshold", "size"),
  column("Verdict", "verdict"),
];

function values({ p, change, band, row }: ShiftPoints[number], rows: readonly ReportRow[]): Value[] {
  const judged = row === null ? undefined : rows.find(({ statistic }) => statistic === row.statistic);
  return [p, change, band === null ? null : [band.lo, band.hi], row?.threshold ?? null, judged?.shown ?? null];
}
