"use client";

import type { Latency, LatencyBox, RunView } from "@xrpl-probe/report";
import { useCallback, useMemo } from "react";
import { LatencyByCodeChart } from "../../../charts/latency-by-code-chart.tsx";
import { RunHeatmapChart } from "../../../charts/run-heatmap-chart.tsx";
import { SpectrumChart } from "../../../charts/spectrum-chart.tsx";
import type { BoxRow } from "../../../figures/latency-by-code.ts";
import type { SpectrumSeries } from "../../../figures/percentile-spectrum.ts";
import { LinkedPlotsProvider } from "../../../plot/linked-plots-provider.tsx";
import { useRunQuery } from "./run-query.tsx";

/** More rows than this are left to the tables. */
const MOST_BOXES = 14;

/** The run over time, its tail, and what each type and code takes. */
export function RunCharts({ view, source }: { view: RunView; source: string }) {
  const { change, view: shown } = useRunQuery();
  const { color, scale } = shown;
  const narrow = useCallback(
    (fromMs: number, toMs: number) => change({ from: Math.round(fromMs), to: Math.round(toMs) }),
    [change],
  );
  const { heatmap, marginal } = view;
  const series = useMemo(() => view.spectra.map(seriesOf), [view.spectra]);
  const rows = useMemo(() => view.boxes.slice(0, MOST_BOXES).map(rowOf), [view.boxes]);
  if (heatmap === null) return <p className="py-10 text-ink-2">No span of this probe lies within the filters.</p>;
  return (
    <LinkedPlotsProvider>
      <div className="mt-5">
        <RunHeatmapChart
          heatmap={heatmap}
          marginal={marginal}
          p50Ns={pointOf(view.summary.p50)}
          p99Ns={pointOf(view.summary.p99)}
          color={color}
          scale={scale}
          source={source}
          coarse={view.resolution === "log2"}
          onBrush={narrow}
        />
      </div>
      <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-2">
        {series.length > 0 && <SpectrumChart series={series} scale={scale} source={source} />}
        {rows.length > 0 && <LatencyByCodeChart rows={rows} names={null} scale={scale} source={source} />}
      </div>
    </LinkedPlotsProvider>
  );
}

/** An interval has no place to be marked at. */
const pointOf = (latency: Latency) => (typeof latency === "number" ? latency : null);

function seriesOf({ name, spectrum }: RunView["spectra"][number], at: number): SpectrumSeries {
  return { name, color: at, spectrum, runs: [] };
}

function rowOf(box: LatencyBox): BoxRow {
  return { typeName: box.typeName, token: box.token, success: box.family === "tes", base: box, head: null };
}
