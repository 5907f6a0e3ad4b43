import { type ApplyFilter, applyTimes, type Database } from "@xrpl-probe/db";
import { emptyHistogram, HistogramBuilder } from "@xrpl-probe/stats";
import type { SliceHistogram } from "../heatmap.ts";
import { timeColumns } from "../panels/time-columns.ts";
import type { TransactionsSide } from "./transactions-side.ts";

/** With about 45 rows of latency, a heat map of at most 5,000 cells. */
const MOST_COLUMNS = 100;

/** A map of what only rows know is made of so many of them. */
const MOST_ROWS = 60_000;

export interface TransactionsMap {
  readonly columns: readonly SliceHistogram[];
  /** False where rows after the first so many are missing. */
  readonly complete: boolean;
}

/** The columns of the heat map: from stored cells; from rows where a filter asks for what only rows know. */
export function transactionsMap(db: Database, { of, code }: TransactionsSide, filter: ApplyFilter): TransactionsMap {
  const columns = timeColumns(db, { ...of, code, mostColumns: MOST_COLUMNS });
  const { attempt, caller, pass } = filter;
  if (attempt === undefined && caller === undefined && pass === undefined) return { columns, complete: true };
  const builders = columns.map(() => new HistogramBuilder());
  let left = MOST_ROWS;
  let complete = true;
  for (const { key: runKey } of of.runs) {
    const found = applyTimes(db, { ...filter, runKey, mostRead: left });
    for (const [endNs, durationNs] of found.times) builders[columnAt(columns, endNs)]?.add(durationNs);
    complete &&= found.complete;
    left = Math.max(0, left - found.read);
  }
  return {
    columns: columns.map(({ slice }, at) => ({ slice, histogram: builders[at]?.histogram() ?? emptyHistogram() })),
    complete,
  };
}

function columnAt(columns: readonly SliceHistogram[], ns: number): number {
  let [low, high] = [0, columns.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns[middle]?.slice.endNs ?? 0) <= ns) low = middle + 1;
    else high = middle;
  }
  return low;
}
