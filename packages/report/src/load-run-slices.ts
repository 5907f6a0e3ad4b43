import type { Database } from "@xrpl-probe/db";
import { columnsOf, selectRun } from "./run-selection.ts";
import type { RunViewParams, SliceRow } from "./run-view.ts";
import { sliceRow } from "./slowest.ts";

/** A slice's figures with what was missed in it. */
export interface SliceFigures extends SliceRow {
  readonly perS: number;
  readonly lost: number;
  readonly unpaired: number;
}

/**
 * The slices that a run's page shows as columns, in time order, with the figures of what is selected.
 * @throws ReportError as `loadRunView`
 */
export function loadRunSlices(db: Database, params: RunViewParams): SliceFigures[] {
  return columnsOf(db, selectRun(db, params)).map((column) => ({
    ...sliceRow(column),
    perS: column.histogram.count / ((column.slice.endNs - column.slice.startNs) / 1e9),
    lost: column.slice.lost,
    unpaired: column.slice.unpaired,
  }));
}
