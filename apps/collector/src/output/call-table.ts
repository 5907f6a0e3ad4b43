import { formatCount } from "@xrpl-probe/report/format";
import { type Histogram, hasQuantile, mergeHistograms } from "@xrpl-probe/stats";
import type { RunResult } from "../recording/run-result.ts";
import { type Column, fittingColumns, tableLines } from "./columns.ts";
import { quantileCell } from "./quantile-text.ts";
import { paint, type Terminal } from "./terminal.ts";

/** Whether a probe is one line of the table below instead of a section of its own. */
export function isCall({ kind }: { readonly kind: string }): boolean {
  return kind === "call" || kind === "between";
}

/** One line for each probe that times a function: sets of them have dozens. Most calls first. */
export function callTable(terminal: Terminal, run: Pick<RunResult, "probes" | "cells">): string[] {
  const rows = run.probes
    .map((probe, index) => ({ probe, histograms: run.cells.filter((cell) => cell.probe === index) }))
    .filter(({ probe, histograms }) => isCall(probe) && histograms.length > 0)
    .map(({ probe, histograms }) => ({
      name: probe.name,
      histogram: mergeHistograms(histograms.map(({ histogram }) => histogram)),
    }))
    .sort((a, b) => b.histogram.count - a.histogram.count);
  if (rows.length === 0) return [];
  type Row = { readonly name: string; readonly histogram: Histogram };
  const quantile = (head: string, p: number, goes?: number): Column<Row> => ({
    head,
    align: "right",
    cell: ({ histogram }) => quantileCell(terminal, histogram, p),
    style: (text, { histogram }) => (hasQuantile(histogram, p) ? text : paint(terminal, "dim", text)),
    ...(goes === undefined ? {} : { goes }),
  });
  const columns: Column<Row>[] = [
    { head: "probe", align: "left", cell: ({ name }) => name },
    { head: "calls", align: "right", cell: ({ histogram }) => formatCount(histogram.count) },
    quantile("p50", 0.5),
    quantile("p90", 0.9),
    quantile("p99", 0.99),
    quantile("p99.9", 0.999, 1),
  ];
  const [head = "", ...lines] = tableLines<Row>(rows, fittingColumns(rows, columns, terminal.columns - 2));
  return ["", ...[paint(terminal, "dim", head), ...lines].map((line) => `  ${line}`)];
}
