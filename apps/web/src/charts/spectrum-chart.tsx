"use client";

import { formatDurationNs } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import type { Scale } from "../figures/axes.ts";
import type { SpectrumSeries } from "../figures/percentile-spectrum.ts";
import { at, latencyAt } from "../figures/spectrum-at.ts";
import { spectrumFinding, typesFinding } from "../findings/spectrum-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable, nameOf } from "../table/data-table.ts";
import { sidesLegend } from "./sides-legend.ts";

export interface SpectrumChartProps {
  /** Two sides named base and head by their colours, or lines by type. */
  readonly series: readonly SpectrumSeries[];
  readonly scale: Scale;
  readonly source: string;
}

const PERCENTILES = [0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999];

/** Latency by percentile. A line ends where fewer than 10 values are left. */
export function SpectrumChart({ series, scale, source }: SpectrumChartProps) {
  const [base, head] = (["base", "head"] as const).map((side) => series.find(({ color }) => color === side));
  const sided = base !== undefined || head !== undefined;
  const labels = sided ? "p99" : "end";
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { percentileSpectrum } = await import("../figures/percentile-spectrum.ts");
      return percentileSpectrum({ series, labels, scale }, theme, widthPx);
    },
    [series, labels, scale],
  );
  const legend = useMemo(
    () => (sided ? sidesLegend({ base: base?.name ?? "base", head: head?.name ?? "head" }) : []),
    [sided, base, head],
  );
  const links = useMemo(() => {
    const read = (inverse: number) => {
      const p = 1 - 1 / inverse;
      const values = series.flatMap(({ name, spectrum }) => {
        const ns = at(spectrum, p);
        return ns === null ? [] : [`${name} ${formatDurationNs(ns)}`];
      });
      return values.length === 0 ? null : { at: inverse, text: [percentile(p), ...values.slice(0, 3)].join("  ") };
    };
    return [
      { quantity: "percentile", axis: "x", zoom: false, read },
      { quantity: "latency", axis: "y", zoom: false },
    ] as const;
  }, [series]);
  const table = useMemo(
    (): DataTable => ({
      columns: [
        column("Percentile", "percentile", "percentile"),
        ...series.map(({ name, color }) => {
          const side = typeof color === "string" ? `${color}_` : "";
          return column(name, `${side}${nameOf(name)}_ns`, "duration");
        }),
      ],
      rows: PERCENTILES.map((p) => [p, ...series.map(({ spectrum }) => latencyAt(spectrum, p))]),
    }),
    [series],
  );
  const title = sided
    ? spectrumFinding(base?.spectrum ?? null, head?.spectrum ?? null)
    : typesFinding(series.filter(({ name }) => name !== "all types"));
  return (
    <Chart
      title={title}
      sub={`Latency below which a share of applies lies${sided ? "; thin lines: single runs" : ""}. Lower is better. A line ends where fewer than 10 values are left.`}
      legend={legend}
      figure={figure}
      table={table}
      what="percentiles"
      revision={`${source} ${scale}`}
      source={source}
      links={links}
    />
  );
}

const percentile = (p: number) => `p${Number((p * 100).toFixed(p < 0.99 ? 1 : 3))}`;
