import type { ApplyRow } from "@xrpl-probe/report";
import type { TwinTable } from "../../plot/table-twin.tsx";

/** Rows with whole ids and plain numbers; what is not known is empty. */
export function csvOf(rows: readonly ApplyRow[]): TwinTable {
  return {
    columns: [
      "tx_id",
      "run",
      "type",
      "code",
      "start_ms",
      "duration_ns",
      "attempt",
      "caller",
      "pass",
      "applied",
      "thread",
    ],
    rows: rows.map((row) =>
      [
        ...[row.txId, row.run, row.typeName, row.token, row.startMs, row.durationNs],
        ...[row.attempt, row.caller, row.pass, row.applied, row.thread],
      ].map((cell) => (cell === null ? "" : String(cell))),
    ),
  };
}
