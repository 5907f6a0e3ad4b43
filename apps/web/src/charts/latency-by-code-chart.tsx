"use client";

import { formatCount, formatDurationNs } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import type { Scale } from "../figures/axes.ts";
import type { BoxQuantiles, BoxRow } from "../figures/latency-by-code.ts";
import { boxesFinding } from "../findings/boxes-finding.ts";
import { Chart, type LegendEntry } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
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
    () => ({
      columns: ["Type and code", ...(names === null ? [] : ["Side"]), "Applies", ...QUANTILES],
      rows: rows.flatMap((row) => cells(row, names !== null)),
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
      revision={`${source} ${scale}`}
      source={source}
      links={links}
    />
  );
}

function cells(row: BoxRow, sided: boolean): string[][] {
  const name = `${row.typeName} ${row.token}`;
  const line = (side: string, quantiles: BoxQuantiles | null) =>
    quantiles === null
      ? []
      : [
          [
            name,
            ...(sided ? [side] : []),
            formatCount(quantiles.count),
            ...QUANTILES.map((key) => duration(quantiles[key])),
          ],
        ];
  return [...line("base", row.base), ...line("head", row.head)];
}

const duration = (ns: number | null) => (ns === null ? "·" : formatDurationNs(ns));
