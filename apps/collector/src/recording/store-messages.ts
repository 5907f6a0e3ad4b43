import type { DbErrorCode, NewCodeCount, NewProbe, NewRun, RunEnd, RunRef } from "@xrpl-probe/db";
import type { SliceData } from "./slicer.ts";

export interface StoredSlice extends SliceData {
  /** What peers were sent and sent; a category stands where others have a code. */
  readonly codeCounts: readonly NewCodeCount[];
  readonly lost: number;
  readonly unpaired: number;
  /** Wall clock minus (run start + offset), ns. */
  readonly wallOffsetNs: number;
  readonly nowMs: number;
  /** What it holds of memory while it waits, roughly. */
  readonly bytes: number;
}

/** The end of a run; its duration class is the database's word, made where the database is. */
export interface RunEnding extends Omit<RunEnd, "durationClass" | "outcomes"> {
  readonly durationMs: number;
}

export interface FinishedRun {
  /** Distinct ones; null where only some applies have a row. */
  readonly transactions: number | null;
  /** Its slices that are in the database. */
  readonly slices: number;
}

export type StoreRequest =
  | { readonly kind: "open"; readonly path: string }
  | { readonly kind: "begin"; readonly run: NewRun; readonly probes: readonly NewProbe[] }
  | { readonly kind: "slice"; readonly slice: StoredSlice }
  | { readonly kind: "finish"; readonly end: RunEnding };

export type StoreReply =
  | { readonly kind: "opened" }
  | { readonly kind: "begun"; readonly run: RunRef }
  | { readonly kind: "stored"; readonly bytes: number }
  /** The database does not take the slice now (locked, disk full); it is tried again. */
  | { readonly kind: "stalled"; readonly error: StoreFault }
  /** Tried until the end of the run, and given up. */
  | { readonly kind: "dropped"; readonly bytes: number }
  | ({ readonly kind: "finished" } & FinishedRun)
  | { readonly kind: "failed"; readonly error: StoreFault };

/** An error as it crosses from the storing thread: classes do not survive that. */
export interface StoreFault {
  readonly code: DbErrorCode | "unknown";
  readonly message: string;
  readonly hint: string;
}
