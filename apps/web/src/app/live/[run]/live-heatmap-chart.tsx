"use client";

import type { LiveFigures, RunHeatmap } from "@xrpl-probe/report";
import { formatDurationNs } from "@xrpl-probe/report/format";
import { useCallback, useMemo, useState } from "react";
import { readHeatmap } from "../../../figures/read-heatmap.ts";
import { Chart, type LegendEntry } from "../../../plot/chart.tsx";
import type { Theme } from "../../../plot/theme.ts";
import { column, type DataTable } from "../../../table/data-table.ts";
import { usePanning } from "./use-panning.ts";

const LEGEND: readonly LegendEntry[] = [
  { group: "p50", label: "p50", color: "ink", mark: "line" },
  { group: "p99", label: "p99", color: "ink", mark: "dashes" },
];

/** The window as a heat map. A zoom along latency stays while slices come in; time follows unless the page is paused. */
export function LiveHeatmapChart(props: {
  heatmap: RunHeatmap;
  figures: LiveFigures;
  paused: boolean;
  onPan: () => void;
  source: string;
}) {
  const { heatmap, figures, paused, onPan, source } = props;
  const follows = useTurns(!paused);
  const panning = usePanning(onPan);
  const { overlay, windowP50Ns: p50Ns, windowP99Ns: p99Ns } = figures;
  const data = useMemo(() => {
    const marginal = overlay === null ? null : { edgesNs: overlay.edgesNs, share: overlay.head };
    return { heatmap, marginal, p50Ns, p99Ns, color: "share", scale: "log" } as const;
  }, [heatmap, overlay, p50Ns, p99Ns]);
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { runHeatmap } = await import("../../../figures/run-heatmap.ts");
      const { data: traces, layout } = runHeatmap(data, theme, widthPx);
      const xaxis = { ...layout.xaxis, uirevision: follows };
      return { data: traces, layout: { ...layout, xaxis, dragmode: "pan" as const } };
    },
    [data, follows],
  );
  const links = useMemo(
    () => [
      { quantity: "time", axis: "x", zoom: true, read: (ms: number) => readHeatmap(heatmap, ms) } as const,
      { quantity: "latency", axis: "y", zoom: false, read: readLatency } as const,
    ],
    [heatmap],
  );
  const table = useMemo(() => stepsTable(heatmap), [heatmap]);
  return (
    <div {...panning}>
      <Chart
        title="Latency of the last five minutes"
        sub="Colour: share of the slice; rate below, all five minutes at the right."
        hint="Drag to look around: the page waits until you resume."
        legend={LEGEND}
        figure={figure}
        heightPx={480}
        narrowHeightPx={440}
        table={table}
        what="live"
        revision="live"
        source={source}
        links={links}
      />
    </div>
  );
}

const readLatency = (ns: number) => ({ at: ns, text: formatDurationNs(ns) });

/** How often something became true: changes when it does, and only then. */
function useTurns(on: boolean): number {
  const [state, setState] = useState({ on, turns: 0 });
  if (state.on !== on) setState({ on, turns: state.turns + (on ? 1 : 0) });
  return state.turns;
}

/** A row per step of the lines, newest first: its place in time is its name. */
function stepsTable({ columns, lines }: RunHeatmap): DataTable {
  return {
    columns: STEP_COLUMNS,
    rows: lines.toReversed().map(({ startMs, endMs, p50Ns, p99Ns }) => {
      const own = columns.filter((column) => column.startMs >= startMs && column.startMs < endMs);
      const sum = (of: (column: RunHeatmap["columns"][number]) => number) => own.reduce((all, one) => all + of(one), 0);
      return [startMs, endMs, sum(({ count }) => count), p50Ns, p99Ns, sum(({ lost }) => lost)];
    }),
  };
}

const STEP_COLUMNS = [
  column("From", "from_ms", "elapsed"),
  column("To", "to_ms", "elapsed"),
  column("Applies", "applies", "count"),
  column("p50", "p50_ns", "duration"),
  column("p99", "p99_ns", "duration"),
  column("Lost", "lost", "count"),
];
