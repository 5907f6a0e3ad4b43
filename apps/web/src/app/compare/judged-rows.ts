import type { CompareReport } from "@xrpl-probe/report";
import { column, type DataTable } from "../../table/data-table.ts";

const COLUMNS = [
  column("Probe", "probe"),
  column("Type", "type"),
  column("Code", "code"),
  column("Statistic", "statistic"),
  column("Spans base", "base_spans", "count"),
  column("Spans head", "head_spans", "count"),
  column("base", "base_ns", "duration"),
  column("head", "head_ns", "duration"),
  column("diff.", "change", "change"),
  column("95 % interval", "change_interval", "change"),
  column("p adjusted", "p_adjusted", "number"),
  column("Threshold", "threshold", "size"),
  column("Verdict", "verdict"),
  column("Why", "why"),
];

/** Every row of a comparison, all probes and statistics, in the order of its verdicts. */
export function judgedRows(rows: CompareReport["rows"]): DataTable {
  return {
    columns: COLUMNS,
    rows: rows.map((row) => {
      const { probe, typeName, token, statisticName, spans, base, head, change, lo, hi } = row;
      const interval = lo === null && hi === null ? null : ([lo, hi] as const);
      const judged = [change, interval, row.pAdjusted, row.threshold, row.shown, row.why];
      return [probe, typeName, token, statisticName, spans.base, spans.head, base, head, ...judged];
    }),
  };
}
