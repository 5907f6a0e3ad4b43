import type { ApplyOrder } from "@xrpl-probe/db";
import type { CodeFamily } from "../codes.ts";
import type { DrawnHistogram } from "../latency.ts";
import type { PanelSide } from "../panels/panel-report.ts";
import type { RunHeatmap, RunView } from "../run-view.ts";

/** Which applies the page of transactions shows, as its URL names them. */
export interface TransactionsParams {
  /** A side: runs or tags. */
  readonly side: string;
  readonly probe?: string | undefined;
  readonly type?: string | undefined;
  /** By name or number; `failed` for every code but tesSUCCESS. */
  readonly code?: string | undefined;
  readonly attempt?: number | undefined;
  readonly caller?: "open" | "build" | "other" | undefined;
  readonly pass?: "retry" | "final" | undefined;
  /** The box on the heat map: when applies ended, in ms since the start of each run, and how long they took. */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly minNs?: number | undefined;
  readonly maxNs?: number | undefined;
  readonly order: ApplyOrder | "most-applied";
  readonly nowMs: number;
}

/** Everything the page draws before more rows are asked for. */
export interface TransactionsView {
  readonly side: PanelSide;
  readonly probe: string;
  readonly choices: RunView["choices"] & {
    readonly attempts: readonly number[];
    readonly callers: readonly string[];
    readonly passes: readonly string[];
  };
  readonly resolution: RunView["resolution"];
  /** All of the time, within the other filters; null without spans. */
  readonly heatmap: RunHeatmap | null;
  readonly marginal: DrawnHistogram | null;
  /** Spans on the map, and whether rows that came after the first so many are missing from it. */
  readonly spans: number;
  readonly mapComplete: boolean;
  readonly rows: RowsState;
  /** Where the box is set. */
  readonly explain: Explanation | null;
}

/** Why there are rows, or none. */
export type RowsState =
  | { readonly kind: "applies"; readonly page: ApplyPage }
  | { readonly kind: "transactions"; readonly transactions: readonly TransactionRow[]; readonly complete: boolean }
  | { readonly kind: "none"; readonly reason: string; readonly hint: string };

/** A page of rows; `next` asks for the one after it, null at the end. */
export interface ApplyPage {
  readonly rows: readonly ApplyRow[];
  readonly next: string | null;
  /** False where the search gave up before all rows were looked at. */
  readonly complete: boolean;
}

/** One apply as a table or lane shows it. Null is not known. */
export interface ApplyRow {
  /** Unique among all runs; also where a page ends. */
  readonly key: string;
  readonly run: string;
  readonly runLabel: string;
  readonly txId: string;
  readonly typeName: string;
  readonly token: string;
  readonly family: CodeFamily;
  /** ms since the run's start. */
  readonly startMs: number;
  readonly durationNs: number;
  readonly attempt: number | null;
  readonly caller: string | null;
  readonly pass: string | null;
  readonly applied: boolean | null;
  readonly thread: number | null;
}

export interface TransactionRow {
  readonly txId: string;
  readonly run: string;
  readonly runLabel: string;
  readonly typeName: string;
  readonly applies: number;
  readonly failed: number;
  readonly firstMs: number;
  /** From the first apply's start to the last one's. */
  readonly spanMs: number;
  readonly totalNs: number;
  readonly longestNs: number;
}

/** How what is in the box differs from what is outside, the field that differs most first. */
export interface Explanation {
  readonly inside: number;
  readonly outside: number;
  /** Rows were sampled, so that counts are estimates. */
  readonly sampled: boolean;
  readonly fields: readonly ExplainedField[];
}

export interface ExplainedField {
  readonly field: "type" | "code" | "attempt" | "caller" | "probe";
  /** Total variation: the share of the spans inside that would have to be others for both to be alike; 0 to 1. */
  readonly distance: number;
  /** Values by how much their shares differ, the most first. */
  readonly values: readonly ExplainedValue[];
}

export interface ExplainedValue {
  /** As the filter names it; null where it cannot be filtered for. */
  readonly value: string | null;
  readonly label: string;
  readonly inside: number;
  readonly outside: number;
  readonly insideShare: number;
  readonly outsideShare: number;
}
