import { type Histogram, mergeHistograms } from "@xrpl-probe/stats";
import { encodeBuckets } from "../buckets-codec.ts";
import { histogramOf } from "../cell-row.ts";
import type { Database } from "../database.ts";
import { DbError } from "../error.ts";
import { levelSeq } from "../level-slice.ts";
import { CALLERS, PASSES } from "../schema/applies.ts";
import { absentAsNumber, levelNumber, MERGED_LEVELS } from "../schema/columns.ts";
import { inTransaction } from "../transaction.ts";
import { type SliceStatements, sliceStatements } from "./slice-statements.ts";

/** The histogram of one probe (its `idx`), transaction type and code within a slice; null where they are not known. */
export interface NewCell {
  readonly probe: number;
  readonly type: number | null;
  readonly code: number | null;
  readonly histogram: Histogram;
}

/** A code counted without latencies (imported). */
export interface NewCodeCount {
  readonly probe: number;
  readonly code: number;
  readonly count: number;
}

/** One attempt to apply a transaction. `startNs` counts from the run's start; null is "not known". */
export interface NewApply {
  /** 32 bytes. */
  readonly txId: Uint8Array;
  readonly type: number;
  readonly code: number;
  readonly startNs: number;
  readonly durationNs: number;
  readonly thread: number | null;
  readonly applied?: boolean | null;
  readonly caller?: (typeof CALLERS)[number] | null;
  readonly pass?: (typeof PASSES)[number] | null;
  readonly attempt?: number | null;
}

/** A slice with everything that belongs to it. Offsets in ns from the run's start; slices come in their order. */
export interface NewSlice {
  readonly startNs: number;
  readonly endNs: number;
  readonly wallOffsetNs: number;
  readonly lost: number;
  readonly unpaired: number;
  readonly cells: readonly NewCell[];
  readonly codeCounts?: readonly NewCodeCount[];
  readonly applies: readonly NewApply[];
  readonly nowMs: number;
}

/**
 * Stores a slice in one transaction: itself, its cells, codes and applies, its share in the merged levels, and the
 * heartbeat. Gives the slice's number within the run.
 * @throws DbError `no-such-run`, and as `inTransaction`
 */
export function appendSlice(db: Database, runKey: number, slice: NewSlice): number {
  const statements = sliceStatements(db);
  return inTransaction(db, "store a slice", () => {
    const run = statements.run.get(runKey);
    if (run === undefined) {
      throw new DbError(
        "no-such-run",
        "store a slice",
        `there is no run ${runKey}`,
        "it was deleted while it was recorded",
      );
    }
    insertSlice(statements, runKey, 0, run.seq, slice);
    for (const cell of slice.cells) writeCell(statements, [runKey, 0, run.seq], cell);
    for (const { probe, code, count } of slice.codeCounts ?? []) {
      statements.insertCodeCount.run(runKey, run.seq, probe, code, count);
    }
    for (const level of MERGED_LEVELS) {
      const seq = levelSeq(level, { runStartedMs: run.startedMs, startNs: slice.startNs, endNs: slice.endNs });
      insertSlice(statements, runKey, levelNumber(level), seq, slice);
      for (const cell of slice.cells) mergeCell(statements, [runKey, levelNumber(level), seq], cell);
    }
    insertApplies(statements, runKey, run.applySeq, slice.applies);
    statements.beat.run(slice.nowMs, runKey);
    return run.seq;
  });
}

type SliceKey = [runKey: number, level: number, seq: number];

function insertSlice(statements: SliceStatements, runKey: number, level: number, seq: number, slice: NewSlice): void {
  const { startNs, endNs, wallOffsetNs, lost, unpaired } = slice;
  statements.insertSlice.run(runKey, level, seq, startNs, endNs, wallOffsetNs, lost, unpaired);
}

function writeCell(statements: SliceStatements, slice: SliceKey, { probe, type, code, histogram }: NewCell): void {
  const { count, sum, min, max } = histogram;
  const key = [...slice, probe, absentAsNumber(type), absentAsNumber(code)];
  statements.writeCell.run(...key, count, sum, min, max, encodeBuckets(histogram));
}

function mergeCell(statements: SliceStatements, slice: SliceKey, cell: NewCell): void {
  const { probe, type, code, histogram } = cell;
  const stored = statements.readCell.get(...slice, probe, absentAsNumber(type), absentAsNumber(code));
  const parts = stored === undefined ? [histogram] : [histogramOf(histogram.scheme, stored), histogram];
  writeCell(statements, slice, { ...cell, histogram: mergeHistograms(parts) });
}

function insertApplies(statements: SliceStatements, runKey: number, firstSeq: number, rows: readonly NewApply[]): void {
  const { insertApply } = statements;
  let seq = firstSeq;
  for (const row of rows) {
    insertApply.run(
      runKey,
      seq++,
      row.txId,
      row.type,
      row.code,
      row.startNs,
      row.durationNs,
      row.thread,
      row.applied === undefined || row.applied === null ? null : Number(row.applied),
      row.caller === undefined || row.caller === null ? null : CALLERS.indexOf(row.caller),
      row.pass === undefined || row.pass === null ? null : PASSES.indexOf(row.pass),
      row.attempt ?? null,
    );
  }
}
