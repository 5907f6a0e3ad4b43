import { formatCount, formatDurationNs, formatShare, NOT_ENOUGH } from "@xrpl-probe/report/format";
import { type Histogram, summarize } from "@xrpl-probe/stats";
import { codeLabel, decodeCode, typeName } from "@xrpl-probe/xrpl";
import { type Column, tableLines } from "./columns.ts";
import { paint, plain, type Terminal } from "./terminal.ts";

export interface Stratum {
  readonly type: number | null;
  readonly code: number | null;
  readonly histogram: Histogram;
}

/** Quantiles per type and code, most frequent first. Below 80 columns p99.9 goes. */
export function strataTable(terminal: Terminal, strata: readonly Stratum[], version: string | null): string[] {
  const total = strata.reduce((sum, { histogram }) => sum + histogram.count, 0);
  const rows = strata
    .map((stratum) => ({ ...stratum, ...summarize(stratum.histogram) }))
    .sort((a, b) => b.count - a.count);
  type Row = (typeof rows)[number];
  const quantile = (head: string, of: (row: Row) => number | null): Column<Row> => ({
    head,
    align: "right",
    cell: (row) => {
      const ns = of(row);
      return plain(terminal, ns === null ? NOT_ENOUGH : formatDurationNs(ns)).padStart(8);
    },
    style: (text, row) => (of(row) === null ? paint(terminal, "dim", text) : text),
  });
  const columns: Column<Row>[] = [
    { head: "type", align: "left", cell: ({ type }) => (type === null ? "-" : typeName(type)) },
    {
      head: "code",
      align: "left",
      cell: ({ code }) => (code === null ? "-" : codeLabel(code, version)),
      style: (text, { code }) =>
        code === null || decodeCode(code, version).family === "tes" ? text : paint(terminal, "yellow", text),
    },
    { head: "applies", align: "right", cell: ({ count }) => formatCount(count) },
    { head: "share", align: "right", cell: ({ count }) => plain(terminal, formatShare(count / total)) },
    quantile("p50", ({ p50 }) => p50),
    quantile("p90", ({ p90 }) => p90),
    quantile("p99", ({ p99 }) => p99),
    ...(terminal.columns >= 80 ? [quantile("p99.9", ({ p999 }) => p999)] : []),
  ];
  const [head = "", ...lines] = tableLines(rows, columns);
  return [paint(terminal, "dim", head), ...lines].map((line) => `  ${line}`);
}
