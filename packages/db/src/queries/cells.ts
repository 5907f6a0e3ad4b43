import type { Histogram } from "@xrpl-probe/stats";
import type { Database } from "../database.ts";
import type { Level } from "../schema/columns.ts";
import { type CellsFilter, cellReader } from "./run-cells.ts";
import { sliceSeqs } from "./slice-seqs.ts";

/** The histogram of one slice, probe, type and code. `probe` is the probe's name, the same in every run. */
export interface Cell {
  readonly runKey: number;
  readonly level: Level;
  readonly seq: number;
  readonly probe: string;
  readonly probeIdx: number;
  readonly type: number | null;
  readonly code: number | null;
  readonly histogram: Histogram;
}

export interface CellFilter extends CellsFilter {
  readonly runKeys: readonly number[];
  readonly level: Level;
  /** Only slices that lie wholly within [fromNs, toNs], offsets from the run's start. */
  readonly fromNs?: number | undefined;
  readonly toNs?: number | undefined;
  /** Only slices numbered so, both included. */
  readonly fromSeq?: number | undefined;
  readonly toSeq?: number | undefined;
}

/** Cells of one level, by run, slice, probe, type and code. */
export function cellsOf(db: Database, filter: CellFilter): Cell[] {
  return [...eachCell(db, filter)];
}

/** The same, read as they are taken: for who makes less of them at once. */
export function* eachCell(db: Database, filter: CellFilter): Generator<Cell> {
  const { level, fromSeq = 0, toSeq = Number.MAX_SAFE_INTEGER } = filter;
  const read = cellReader(db, filter);
  const within = seqsWithin(db, filter);
  for (const runKey of [...new Set(filter.runKeys)].sort((a, b) => a - b)) {
    const [first, end] = within(runKey);
    const seqs = { fromSeq: Math.max(fromSeq, first), toSeq: Math.min(toSeq, end - 1) };
    yield* read({ runKey, level, ...seqs });
  }
}

function seqsWithin(db: Database, { level, fromNs, toNs }: CellFilter): (runKey: number) => readonly [number, number] {
  if (fromNs === undefined && toNs === undefined) return () => [0, Number.MAX_SAFE_INTEGER];
  const seqs = sliceSeqs(db);
  return (runKey) => seqs(runKey, level, fromNs ?? Number.MIN_SAFE_INTEGER, toNs ?? Number.MAX_SAFE_INTEGER);
}
