import type { SliceFigures, SliceRow } from "@xrpl-probe/report";
import { column, type DataTable } from "../../../table/data-table.ts";

const COLUMNS = [
  column("From", "start_ms", "elapsed"),
  column("To", "end_ms", "elapsed"),
  column("Spans", "spans", "count"),
  column("p50", "p50_ns", "duration"),
  column("p90", "p90_ns", "duration"),
  column("p99", "p99_ns", "duration"),
  column("max", "max_ns", "duration"),
];
const MORE_COLUMNS = [
  column("Per second", "per_s", "rate"),
  column("Lost", "lost", "count"),
  column("Unpaired", "unpaired", "count"),
];

/** Slices in the order given, with rate and coverage where these are known. */
export function slicesValues(slices: readonly (SliceRow | SliceFigures)[]): DataTable {
  const whole = slices.some((slice) => "perS" in slice);
  return {
    columns: whole ? [...COLUMNS, ...MORE_COLUMNS] : COLUMNS,
    rows: slices.map((slice) => {
      const { startMs, endMs, count, p50, p90, p99, maxNs } = slice;
      const more = "perS" in slice ? [slice.perS, slice.lost, slice.unpaired] : [];
      return [startMs, endMs, count, p50, p90, p99, maxNs, ...more];
    }),
  };
}
