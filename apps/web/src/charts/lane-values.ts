import type { TransactionLane } from "@xrpl-probe/report";
import { column, type DataTable } from "../table/data-table.ts";

const COLUMNS = [
  column("Run", "run"),
  column("No.", "number", "count"),
  column("At", "start_ms", "moment"),
  column("Since the one before", "since_last_ns", "duration"),
  column("Code", "code"),
  column("Took", "duration_ns", "duration"),
  column("Caller", "caller"),
  column("Pass", "pass"),
  column("Attempt", "attempt", "count"),
  column("Applied", "applied"),
  column("Thread", "thread", "count"),
];

/** Every apply of a transaction, run by run. */
export function laneValues(lanes: readonly TransactionLane[]): DataTable {
  return {
    columns: COLUMNS,
    rows: lanes.flatMap(({ run, applies }) =>
      applies.map((apply, at) => {
        const { startMs, sinceLastMs, token, durationNs, caller, pass, attempt, applied, thread } = apply;
        const sinceNs = sinceLastMs === null ? null : sinceLastMs * 1e6;
        const label = [run.tags[0], run.shortId].filter((part) => part !== undefined).join(" ");
        return [label, at + 1, startMs, sinceNs, token, durationNs, caller, pass, attempt, applied, thread];
      }),
    ),
  };
}
