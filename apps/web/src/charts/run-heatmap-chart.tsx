"use client";

import type { RunHeatmap } from "@xrpl-probe/report";
import { formatDurationNs, formatRate, formatShare } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import { rampEnd } from "../figures/heat-colors.ts";
import { readHeatmap } from "../figures/read-heatmap.ts";
import type { RunHeatmapData } from "../figures/run-heatmap.ts";
import { heatmapFinding } from "../findings/heatmap-finding.ts";
import { Chart, type LegendEntry } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable } from "../table/data-table.ts";
import styles from "./run-heatmap-chart.module.css";

export interface RunHeatmapChartProps extends RunHeatmapData {
  /** Latencies are known as wide buckets only: there are no lines to draw. */
  readonly coarse: boolean;
  readonly source: string;
  /** A stretch of time was chosen by dragging over the map, in ms since the run's start. */
  readonly onBrush: (fromMs: number, toMs: number) => void;
}

const LEGEND: readonly LegendEntry[] = [
  { group: "p50", label: "p50", color: "ink", mark: "line" },
  { group: "p99", label: "p99", color: "ink", mark: "dashes" },
];

/** The run over time. */
export function RunHeatmapChart({
  source,
  heatmap,
  marginal,
  p50Ns,
  p99Ns,
  color,
  scale,
  coarse,
  onBrush,
}: RunHeatmapChartProps) {
  const data = useMemo(
    () => ({ heatmap, marginal, p50Ns, p99Ns, color, scale }),
    [heatmap, marginal, p50Ns, p99Ns, color, scale],
  );
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { runHeatmap } = await import("../figures/run-heatmap.ts");
      return runHeatmap(data, theme, widthPx);
    },
    [data],
  );
  const links = useMemo(
    () => [
      { quantity: "time", axis: "x", zoom: true, read: (ms: number) => readHeatmap(heatmap, ms) } as const,
      {
        quantity: "latency",
        axis: "y",
        zoom: false,
        read: (ns: number) => ({ at: ns, text: formatDurationNs(ns) }),
      } as const,
    ],
    [heatmap],
  );
  const table = useMemo(() => slicesTable(heatmap), [heatmap]);
  const end = rampEnd(heatmap, color);
  return (
    <Chart
      title={heatmapFinding(heatmap, { coarse })}
      sub="Latency over time, rate below, all of the time at the right."
      hint="Drag over the map to narrow the page to a stretch of time."
      legend={coarse ? NO_LEGEND : LEGEND}
      figure={figure}
      heightPx={480}
      narrowHeightPx={440}
      table={table}
      what="heat-map"
      revision={`${source} ${color} ${scale}`}
      source={source}
      links={links}
      onBrush={onBrush}
      controls={
        <span className={styles.ramp}>
          {color === "share" ? "share of slice" : "applies per second"} 0 <i />{" "}
          {color === "share" ? formatShare(end, 0) : formatRate(end)}
        </span>
      }
    />
  );
}

const NO_LEGEND: readonly LegendEntry[] = [];

function slicesTable({ columns, lines }: RunHeatmap): DataTable {
  return {
    columns: SLICE_COLUMNS,
    rows: columns.map(({ startMs, endMs, count, perS, lost }) => {
      const window = lines.find((line) => startMs >= line.startMs && startMs < line.endMs);
      return [startMs, endMs, count, perS, window?.p50Ns ?? null, window?.p99Ns ?? null, lost];
    }),
  };
}

const SLICE_COLUMNS = [
  column("From", "from_ms", "elapsed"),
  column("To", "to_ms", "elapsed"),
  column("Applies", "applies", "count"),
  column("Per second", "per_s", "rate"),
  column("p50", "p50_ns", "duration"),
  column("p99", "p99_ns", "duration"),
  column("Lost", "lost", "count"),
];
