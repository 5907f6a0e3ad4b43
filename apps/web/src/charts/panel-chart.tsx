"use client";

import type { PanelView } from "@xrpl-probe/report";
import { formatCount, formatElapsed } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import type { PanelFigureData } from "../figures/panel.ts";
import { formatNumber, formatValue } from "../figures/panel-values.ts";
import { lengthOf, panelFinding } from "../findings/panel-finding.ts";
import { Chart, type LegendEntry } from "../plot/chart.tsx";
import type { LinkedAxis } from "../plot/linked-axes.ts";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable, type Kind } from "../table/data-table.ts";

export interface PanelChartProps extends Omit<PanelFigureData, "panel"> {
  readonly panel: PanelView;
  /** Axes of one name are linked. */
  readonly timeLink: string;
  readonly valueLink: string;
  readonly revision: string;
  readonly onBrush: (fromMs: number, toMs: number) => void;
}

/** One panel of the report: its statistic over time, and the distribution at its right. */
export function PanelChart(props: PanelChartProps) {
  const { panel, timeLink, valueLink, revision, onBrush, color, scale, tool, rangeMs, range, brush } = props;
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { panelFigure } = await import("../figures/panel.ts");
      return panelFigure({ panel, color, scale, tool, rangeMs, range, brush }, theme, widthPx);
    },
    [panel, color, scale, tool, rangeMs, range, brush],
  );
  const links = useMemo(
    (): readonly LinkedAxis[] => [
      { quantity: timeLink, axis: "x", zoom: true, read: (ms) => readPoint(panel, ms) },
      {
        quantity: valueLink,
        axis: "y",
        zoom: true,
        read: (value) => ({ at: value, text: formatNumber(panel.kind, value) }),
      },
    ],
    [panel, timeLink, valueLink],
  );
  const table = useMemo(() => pointsTable(panel), [panel]);
  const source = sourceOf(panel);
  return (
    <Chart
      title={panelFinding(panel)}
      sub={[subjectOf(panel), ...notesOn(panel)].join(". ")}
      legend={legendOf(panel, color)}
      figure={figure}
      heightPx={300}
      narrowHeightPx={260}
      table={table}
      what="panel"
      revision={revision}
      source={source}
      links={links}
      onBrush={onBrush}
    />
  );
}

/** What a reader must know of the points. */
function notesOn({ statistic, kind, resolution }: PanelView): string[] {
  return [
    ...(statistic.startsWith("p") ? ["A point needs at least 10 values beyond its quantile"] : []),
    ...(kind === "latency" && resolution === "log2" ? ["Bars: the interval of an imported bucket"] : []),
  ];
}

function legendOf(panel: PanelView, color: PanelFigureData["color"]): LegendEntry[] {
  const { statistic, points, whole, brushed } = panel;
  const spans = (count: number) => formatCount(count);
  return [
    { group: "points", label: `${statistic} of each ${lengthOf(points)}`, color },
    { group: "whole", label: `all, ${spans(whole.count)}`, color: brushed === null ? color : "ink3", mark: "square" },
    ...(brushed === null
      ? []
      : [{ group: "brushed", label: `brushed, ${spans(brushed.count)}`, color, mark: "line" } as const]),
  ];
}

function readPoint({ points, kind }: PanelView, ms: number): { at: number; text: string } | null {
  const point = points.find(({ startMs, endMs }) => ms >= startMs && ms < endMs);
  if (point === undefined) return null;
  const said = `${formatElapsed(point.startMs)}  ${formatValue(kind, point.value)}`;
  return { at: (point.startMs + point.endMs) / 2, text: `${said}  of ${formatCount(point.count)}` };
}

function pointsTable({ points, kind, statistic }: PanelView): DataTable {
  return {
    columns: [
      column("From", "from_ms", "elapsed"),
      column("To", "to_ms", "elapsed"),
      column(statistic, kind === "latency" ? `${statistic}_ns` : statistic, KINDS[kind]),
      column("Spans", "spans", "count"),
    ],
    rows: points.map(({ startMs, endMs, value, count }) => [startMs, endMs, value, count]),
  };
}

const KINDS: Readonly<Record<PanelView["kind"], Kind>> = { latency: "duration", number: "number", share: "share" };

/** What is shown of which runs: `1.4.0-b4, 3 runs of commit d5512f1c0, transactor, Payment tecPATH_DRY` */
function subjectOf({ side, probe, typeName, token, type, code }: PanelView): string {
  const [commit, other] = side.commits;
  const of = commit === undefined || other !== undefined ? "" : ` of commit ${commit.slice(0, 9)}`;
  const runs = side.runs.length === 1 ? "1 run" : `${side.runs.length} runs`;
  const stratum = [type === null ? null : typeName, code === null ? null : token].filter((part) => part !== null);
  const tags = [...new Set(side.runs.flatMap((run) => run.tags))].filter(
    (tag) => !side.label.split(", ").includes(tag),
  );
  return [side.label, ...tags, `${runs}${of}`, probe, stratum.join(" ") || "all types and codes"].join(", ");
}

function sourceOf(panel: PanelView): string {
  return `xrpl-probe, ${subjectOf(panel)}, ${panel.statistic}`;
}
