"use client";

import type { ChosenStratum as Chosen, Comparison } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import { useMemo } from "react";
import { CodeSharesChart } from "../../charts/code-shares-chart.tsx";
import { LatencyByCodeChart } from "../../charts/latency-by-code-chart.tsx";
import { OverlayHistogramChart } from "../../charts/overlay-histogram-chart.tsx";
import { RunDotsChart } from "../../charts/run-dots-chart.tsx";
import { SpectrumChart } from "../../charts/spectrum-chart.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { LinkedPlotsProvider } from "../../plot/linked-plots-provider.tsx";
import { boxRows, codesOf, dotStatistic, dotsOf, spectrumSeries } from "./chart-data.ts";
import styles from "./chosen-stratum.module.css";
import { useCompareQuery } from "./compare-query.tsx";
import { TABS, type Tab } from "./params.ts";
import { QuantileTable } from "./quantile-table.tsx";
import { Tabs } from "./tabs.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

/** The chosen row in depth: shape, numbers, noise between runs, tail, outcomes. */
export function ChosenStratum({ comparison }: { comparison: Comparison }) {
  const { view, changeView } = useCompareQuery();
  const { tab, scale, height } = view;
  const keys = useMemo(
    () => ({
      l: () => changeView({ scale: scale === "log" ? "linear" : "log" }),
      ...Object.fromEntries(TABS.map((tab, at) => [`${at + 1}`, () => changeView({ tab })])),
    }),
    [changeView, scale],
  );
  useShortcuts(keys);
  const charts = useCharts(comparison);
  const { row, histogram } = comparison.chosen;
  const shows = (one: Tab) => tab === "all" || tab === one;
  const { names, source } = charts;
  return (
    <LinkedPlotsProvider>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pt-8" id="chosen">
        <h2 className="font-semibold text-20 tracking-[-0.012em]">
          {row.typeName} {row.code === null ? row.token : <code>{row.token}</code>}
        </h2>
        <span className="text-13 text-ink-3">{countsOf(comparison)}</span>
      </div>
      <Tabs tab={tab} onChange={(tab) => changeView({ tab })}>
        <Segmented
          label="Scale of latency"
          value={scale}
          options={SCALES}
          onChange={(scale) => changeView({ scale })}
        />
        <Segmented label="Height" value={height} options={HEIGHTS} onChange={(height) => changeView({ height })} />
      </Tabs>
      <div className={styles.grid} data-tab={tab}>
        {shows("histogram") && (
          <>
            <div className={styles.wide}>
              {histogram === null ? (
                <Nothing>Neither side has applies of this kind.</Nothing>
              ) : (
                <OverlayHistogramChart {...charts.histogram} sides={histogram} scale={scale} height={height} />
              )}
            </div>
            <div className={styles.narrow}>
              <QuantileTable row={row} />
              {charts.dots && <RunDotsChart {...charts.dots} source={source} />}
            </div>
          </>
        )}
        {shows("percentiles") && (
          <div className={styles.half}>
            <SpectrumChart series={charts.series} scale={scale} source={source} />
          </div>
        )}
        {shows("codes") && (
          <div className={styles.half}>
            {charts.codes.codes.length === 0 ? (
              <Nothing>This probe recorded no return codes.</Nothing>
            ) : (
              <CodeSharesChart {...charts.codes} names={names} source={source} />
            )}
          </div>
        )}
        {shows("by-code") && (
          <div className={styles.whole}>
            {charts.boxes.length === 0 ? (
              <Nothing>Imported buckets are too wide to draw boxes from.</Nothing>
            ) : (
              <LatencyByCodeChart rows={charts.boxes} names={names} scale={scale} source={source} />
            )}
          </div>
        )}
      </div>
    </LinkedPlotsProvider>
  );
}

/** In the place of a chart that has nothing to draw. */
function Nothing({ children }: { children: string }) {
  return <p className="text-13 text-ink-3">{children}</p>;
}

const SCALES = [
  { value: "log", label: "log" },
  { value: "linear", label: "linear" },
] as const;
const HEIGHTS = [
  { value: "share", label: "share" },
  { value: "count", label: "count" },
] as const;

/** The charts' data, of one identity as long as the comparison is the same: a switch of scale redraws, nothing more. */
function useCharts(comparison: Comparison) {
  return useMemo(() => {
    const { base, head, chosen } = comparison;
    const names = { base: base.label, head: head.label };
    const source = `xrpl-probe, ${names.base} against ${names.head}, probe ${comparison.probe}, ${nameOf(chosen)}`;
    const side = (which: "base" | "head") => {
      const stats = chosen.row[which]?.stats;
      return { spans: stats?.count ?? 0, p50: stats?.p50 ?? null, p99: stats?.p99 ?? null };
    };
    const statistic = dotStatistic(chosen.row);
    return {
      names,
      source,
      histogram: { names, source, base: side("base"), head: side("head") },
      dots: statistic && {
        statistic,
        base: dotsOf(base, chosen.row.base, statistic),
        head: dotsOf(head, chosen.row.head, statistic),
      },
      series: spectrumSeries(comparison),
      codes: codesOf(comparison),
      boxes: [base, head].some(({ resolution }) => resolution === "log2") ? [] : boxRows(chosen.boxes),
    };
  }, [comparison]);
}

const nameOf = ({ row }: Chosen) => `${row.typeName} ${row.token}`;

/** `36,103 and 41,247 applies in 3 + 3 runs` */
function countsOf({ base, head, chosen }: Comparison): string {
  const count = (side: "base" | "head") => formatCount(chosen.row[side]?.stats.count ?? 0);
  return `${count("base")} and ${count("head")} applies in ${base.runs.length} + ${head.runs.length} runs`;
}
