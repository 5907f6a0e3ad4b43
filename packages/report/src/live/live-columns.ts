import type { Cell, Slice } from "@xrpl-probe/db";
import { type Histogram, rebin } from "@xrpl-probe/stats";
import { groupBy } from "../group-by.ts";
import { pool } from "../strata.ts";
import { LIVE_WINDOW_MS, type LiveColumn } from "./live-view.ts";

/** A slice in memory: as it is sent, and what figures are made of. */
export interface StoredColumn {
  readonly column: LiveColumn;
  readonly histogram: Histogram;
  readonly codes: ReadonlyMap<number, number>;
}

/** Slices with their cells of one probe as columns over fixed rows. */
export function storedColumns(
  slices: readonly Slice[],
  cells: readonly Cell[],
  edgesNs: readonly number[],
): StoredColumn[] {
  const bySeq = groupBy(cells, ({ seq }) => seq);
  return slices.map((slice) => {
    const own = bySeq.get(slice.seq) ?? [];
    const histogram = pool(own);
    const codes = new Map<number, number>();
    for (const { code, histogram: part } of own)
      if (code !== null) codes.set(code, (codes.get(code) ?? 0) + part.count);
    return { column: columnOf(slice, histogram, edgesNs), histogram, codes };
  });
}

/** Those that reach into the last five minutes. */
export function withinWindow(columns: readonly StoredColumn[]): StoredColumn[] {
  const endMs = columns.at(-1)?.column.endMs ?? 0;
  return columns.filter(({ column }) => column.endMs > endMs - LIVE_WINDOW_MS);
}

function columnOf(slice: Slice, histogram: Histogram, edgesNs: readonly number[]): LiveColumn {
  const rows = rebin(histogram, edgesNs).flatMap((count, row) => (count > 0 ? [row, Math.round(count)] : []));
  return {
    seq: slice.seq,
    startMs: slice.startNs / 1e6,
    endMs: slice.endNs / 1e6,
    count: histogram.count,
    lost: slice.lost,
    unpaired: slice.unpaired,
    rows,
  };
}
