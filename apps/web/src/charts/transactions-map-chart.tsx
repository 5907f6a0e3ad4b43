"use client";

import { formatCount, formatDurationNs, formatElapsed, formatRate, formatShare } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import { rampEnd } from "../figures/heat-colors.ts";
import type { MapBox, TransactionsMapData } from "../figures/transactions-map.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable } from "../table/data-table.ts";
import styles from "./run-heatmap-chart.module.css";

export interface TransactionsMapChartProps extends TransactionsMapData {
  readonly title: string;
  readonly source: string;
  readonly onBox: (box: MapBox) => void;
}

/** Where the applies lie in time and latency. A box drawn over it chooses those inside. */
export function TransactionsMapChart(props: TransactionsMapChartProps) {
  const { title, source, onBox, heatmap, marginal, color, box } = props;
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { transactionsMap } = await import("../figures/transactions-map.ts");
      return transactionsMap({ heatmap, marginal, color, box }, theme, widthPx);
    },
    [heatmap, marginal, color, box],
  );
  const brush = useCallback(
    (fromMs: number, toMs: number, [minNs, maxNs]: readonly number[]) =>
      onBox(snapped(heatmap.columns, { fromMs, toMs, minNs, maxNs })),
    [heatmap, onBox],
  );
  const links = useMemo(
    () =>
      [
        {
          quantity: "time",
          axis: "x",
          zoom: true,
          read: (ms: number) => {
            const column = heatmap.columns.find(({ startMs, endMs }) => ms >= startMs && ms < endMs);
            return column === undefined
              ? null
              : { at: ms, text: `${formatElapsed(column.startMs)}  ${formatCount(column.count)} spans` };
          },
        },
        { quantity: "latency", axis: "y", zoom: true, read: (ns: number) => ({ at: ns, text: formatDurationNs(ns) }) },
      ] as const,
    [heatmap],
  );
  const table = useMemo(
    (): DataTable => ({
      columns: MAP_COLUMNS,
      rows: heatmap.columns.map(({ startMs, endMs, count, perS }) => [startMs, endMs, count, perS]),
    }),
    [heatmap],
  );
  const end = rampEnd(heatmap, color);
  return (
    <Chart
      title={title}
      sub="Latency over time, all of the time at the right."
      hint="Drag a box over the map to see what sets the applies in it apart."
      figure={figure}
      heightPx={320}
      table={table}
      what="map"
      revision={`${source} ${color}`}
      source={source}
      links={links}
      onBrush={brush}
      controls={
        <span className={styles.ramp}>
          {color === "share" ? "share of column" : "spans per second"} 0 <i />{" "}
          {color === "share" ? formatShare(end, 0) : formatRate(end)}
        </span>
      }
    />
  );
}

const MAP_COLUMNS = [
  column("From", "from_ms", "elapsed"),
  column("To", "to_ms", "elapsed"),
  column("Spans", "spans", "count"),
  column("Per second", "per_s", "rate"),
];

interface DrawnBox {
  readonly fromMs: number;
  readonly toMs: number;
  readonly minNs: number | undefined;
  readonly maxNs: number | undefined;
}

/** To whole columns, which stored cells know of, and to three digits of latency. */
function snapped(columns: TransactionsMapData["heatmap"]["columns"], { fromMs, toMs, minNs, maxNs }: DrawnBox): MapBox {
  const inside = columns.filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs);
  const round = (ns: number | undefined) => (ns === undefined ? null : Math.round(Number(ns.toPrecision(3))));
  return {
    fromMs: Math.round(inside[0]?.startMs ?? fromMs),
    toMs: Math.round(inside.at(-1)?.endMs ?? toMs),
    minNs: round(minNs),
    maxNs: round(maxNs),
  };
}
