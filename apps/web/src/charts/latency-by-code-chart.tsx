"use client";

import { useCallback, useMemo } from "react";
import type { Scale } from "../figures/axes.ts";
import type { BoxQuantiles, BoxRow } from "../figures/latency-by-code.ts";
import { boxesFinding } from "../findings/boxes-finding.ts";
import { Chart, type LegendEntry } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable, type Value } from "../table/data-table.ts";
import { type SideNames, sidesLegend } from "./sides-legend.ts";

export interface LatencyByCodeChartProps {
  /** A run has its quantiles as `base` and no `head`. */
  readonly rows: readonly BoxRow[];
  /** null for a single run, whose boxes are coloured by what the code means. */
  readonly names: SideNames | null;
  readonly scale: Scale;
  readonly source: string;
}

const NO_LEGEND: readonly LegendEntry[] = [];
const QUANTILES = ["p5", "p25", "p50", "p75", "p95", "p99"] as const;

/** A box per type and code, the slowest on top. */
export function LatencyByCodeChart({ rows, names, scale, source }: LatencyByCodeChartProps) {
  const colors = names === null ? "families" : "sides";
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { latencyByCode } = await import("../figures/latency-by-code.ts");
      return latencyByCode({ rows, colors, scale }, theme, widthPx);
    },
    [rows, colors, scale],
  );
  const legend = useMemo(() => (names === null ? NO_LEGEND : sidesLegend(names)), [names]);
  const links = useMemo(() => [{ quantity: "latency", axis: "x", zoom: false }] as const, []);
  const table = useMemo(
    (): DataTable => ({
      columns: [
        ...[column("Type", "type"), column("Code", "code")],
        ...(names === null ? [] : [column("Side", "side")]),
        column("Applies", "applies", "count"),
        ...QUANTILES.map((key) => column(key, `${key}_ns`, "duration")),
      ],
      rows: rows.flatMap((row) => values(row, names !== null)),
    }),
    [rows, names],
  );
  const rowPx = names === null ? 29 : 36;
  return (
    <Chart
      title={boxesFinding(rows)}
      sub="Box p25 to p75 with median, whiskers p5 and p95, dot p99. Lower is better."
      legend={legend}
      figure={figure}
      heightPx={48 + rows.length * rowPx}
      narrowHeightPx={34 + rows.length * 46}
      table={table}
      what="latency-by-code"
      revision={`${source} ${scale}`}
      source={source}
      links={links}
    />
  );
}

function values({ typeName, token, base, head }: BoxRow, sided: boolean): Value[][] {
  const line = (side: string, quantiles: BoxQuantiles | null) =>
    quantiles === null
      ? []
      : [[typeName, token, ...(sided ? [side] : []), quantiles.count, ...QUANTILES.map((key) => quantiles[key])]];
  return [...line("base", base), ...line("head", head)];
}
