import type { ApplyRow } from "@xrpl-probe/report";
import { column, type DataTable } from "../../table/data-table.ts";

const COLUMNS = [
  column("Transaction", "tx_id"),
  column("Run", "run"),
  column("Type", "type"),
  column("Code", "code"),
  column("At", "start_ms", "moment"),
  column("Took", "duration_ns", "duration"),
  column("Attempt", "attempt", "count"),
  column("Caller", "caller"),
  column("Pass", "pass"),
  column("Applied", "applied"),
  column("Thread", "thread", "count"),
];

/** Rows with whole ids and all columns, whichever are shown; what is not known is empty. */
export function appliesValues(rows: readonly ApplyRow[]): DataTable {
  return {
    columns: COLUMNS,
    rows: rows.map(({ txId, run, typeName, token, startMs, durationNs, attempt, caller, pass, applied, thread }) => {
      return [txId, run, typeName, token, startMs, durationNs, attempt, caller, pass, applied, thread];
    }),
  };
}
