import type { PanelRun } from "../panels/panel-report.ts";
import type { ApplyRow } from "./transactions-report.ts";

/** One transaction across runs. */
export interface TransactionView {
  /** 64 hex digits in capitals. */
  readonly txId: string;
  readonly typeName: string;
  readonly lanes: readonly TransactionLane[];
}

/** Its applies in one run, in order. */
export interface TransactionLane {
  readonly run: PanelRun;
  readonly applies: readonly LaneApply[];
}

export interface LaneApply extends ApplyRow {
  /** From the start of the apply before, in the same run; null for the first. */
  readonly sinceLastMs: number | null;
}

/** What an id, or its beginning, stands for. */
export type FoundTransaction =
  | { readonly kind: "one"; readonly transaction: TransactionView }
  | { readonly kind: "several"; readonly txIds: readonly string[]; readonly more: boolean }
  | { readonly kind: "none" };
