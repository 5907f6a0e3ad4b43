import { formatCount, formatShare } from "@xrpl-probe/report/format";
import { type Histogram, hasQuantile } from "@xrpl-probe/stats";
import { codeLabel, decodeCode, typeName } from "@xrpl-probe/xrpl";
import { type Column, fittingColumns, tableLines } from "./columns.ts";
import { quantileCell } from "./quantile-text.ts";
import { paint, plain, type Terminal } from "./terminal.ts";

export interface Stratum {
  readonly type: number | null;
  readonly code: number | null;
  readonly histogram: Histogram;
}

/** Quantiles per type and code, most frequent first. Where all do not fit, p99.9 goes, then the shares. */
export function strataTable(terminal: Terminal, strata: readonly Stratum[], version: string | null): string[] {
  const total = strata.reduce((sum, { histogram }) => sum + histogram.count, 0);
  const rows = strata
    .map((stratum) => ({ ...stratum, count: stratum.histogram.count }))
    .sort((a, b) => b.count - a.count);
  type Row = (typeof rows)[number];
  const quantile = (head: string, p: number, goes?: number): Column<Row> => ({
    head,
    align: "right",
    cell: ({ histogram }) => quantileCell(terminal, histogram, p),
    style: (text, { histogram }) => (hasQuantile(histogram, p) ? text : paint(terminal, "dim", text)),
    ...(goes === undefined ? {} : { goes }),
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
    { head: "share", align: "right", cell: ({ count }) => plain(terminal, formatShare(count / total)), goes: 2 },
    quantile("p50", 0.5),
    quantile("p90", 0.9),
    quantile("p99", 0.99),
    quantile("p99.9", 0.999, 1),
  ];
  const [head = "", ...lines] = tableLines(rows, fittingColumns(rows, columns, terminal.columns - 2));
  return [paint(terminal, "dim", head), ...lines].map((line) => `  ${line}`);
}
