"use client";

import type { RunHeatmap } from "@xrpl-probe/report";
import { formatCount, formatDurationNs, formatElapsed, formatRate, formatShare } from "@xrpl-probe/report/format";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo, useTransition } from "react";
import { rampEnd } from "../figures/heat-colors.ts";
import { readHeatmap } from "../figures/read-heatmap.ts";
import type { RunHeatmapData } from "../figures/run-heatmap.ts";
import { heatmapFinding } from "../findings/heatmap-finding.ts";
import { Chart, type LegendEntry } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import styles from "./run-heatmap-chart.module.css";
import { timeRangeParams } from "./time-range-params.ts";

export interface RunHeatmapChartProps extends RunHeatmapData {
  readonly source: string;
}

const LEGEND: readonly LegendEntry[] = [
  { group: "p50", label: "p50", color: "ink", mark: "line" },
  { group: "p99", label: "p99", color: "ink", mark: "dashes" },
];

/** The run over time. Dragging over it narrows the whole page to that time, by way of the URL. */
export function RunHeatmapChart({ source, heatmap, marginal, p50Ns, p99Ns, color, scale }: RunHeatmapChartProps) {
  const [, startTransition] = useTransition();
  const [, setRange] = useQueryStates(timeRangeParams, { shallow: false, history: "push", startTransition });
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
  const brush = useCallback(
    (fromMs: number, toMs: number) => void setRange({ from: Math.round(fromMs), to: Math.round(toMs) }),
    [setRange],
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
      title={heatmapFinding(heatmap)}
      sub="Latency over time, rate below, all of the time at the right. Drag over the map to narrow the page to a stretch of time."
      legend={LEGEND}
      figure={figure}
      heightPx={480}
      narrowHeightPx={440}
      table={table}
      revision={`${source} ${color} ${scale}`}
      source={source}
      links={links}
      onBrush={brush}
      controls={
        <span className={styles.ramp}>
          {color === "share" ? "share of slice" : "applies per second"} 0 <i />{" "}
          {color === "share" ? formatShare(end, 0) : formatRate(end)}
        </span>
      }
    />
  );
}

function slicesTable({ columns, lines }: RunHeatmap) {
  return {
    columns: ["From", "To", "Applies", "Per second", "p50", "p99", "Lost"],
    rows: columns.map(({ startMs, endMs, count, perS, lost }) => {
      const window = lines.find((line) => startMs >= line.startMs && startMs < line.endMs);
      const [p50, p99] = [window?.p50Ns ?? null, window?.p99Ns ?? null].map((ns) =>
        ns === null ? "·" : formatDurationNs(ns),
      );
      return [
        formatElapsed(startMs),
        formatElapsed(endMs),
        formatCount(count),
        formatRate(perS),
        p50 ?? "·",
        p99 ?? "·",
        formatCount(lost),
      ];
    }),
  };
}
