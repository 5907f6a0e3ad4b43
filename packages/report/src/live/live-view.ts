import type { CodeFamily } from "../codes.ts";
import type { Latency } from "../latency.ts";
import type { RunHead, RunStatus } from "../run-head.ts";

/** A live page shows this much of the run. */
export const LIVE_WINDOW_MS = 300_000;

/** One slice of `transactor`, as small as it can be sent. Times are ms since the run's start. */
export interface LiveColumn {
  readonly seq: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly count: number;
  readonly lost: number;
  readonly unpaired: number;
  /** `row, count, row, count …`: spans by row of `edgesNs`; rows without spans are left out. */
  readonly rows: readonly number[];
}

/** p50 and p99 of 10 s of slices, as steps. */
export interface LiveLine {
  readonly startMs: number;
  readonly endMs: number;
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
}

/** How near a quantile of the run so far is to that of an endless one: `half` 0.02 reads "±2 %". */
export interface LivePrecision {
  readonly statistic: "p50" | "p99";
  readonly value: Latency;
  /** Half the width of the 95 % interval, relative; null while it is open or rests on too few windows. */
  readonly half: number | null;
}

export interface LiveCode {
  readonly code: number;
  readonly token: string;
  readonly family: CodeFamily;
  readonly count: number;
  readonly share: number;
}

/** What the page prints, about the window unless said otherwise. */
export interface LiveFigures {
  readonly status: RunStatus;
  readonly stopReason: string | null;
  /** End of the last slice. */
  readonly lengthMs: number;
  /** Of the whole run so far. */
  readonly applies: number;
  readonly lost: number;
  readonly unpaired: number;
  /** When the first event was lost; null while everything was seen. */
  readonly firstLostMs: number | null;
  /** Of the last 10 s. */
  readonly perS: number | null;
  readonly p50: Latency;
  readonly p99: Latency;
  readonly precision: readonly LivePrecision[];
  readonly codes: readonly LiveCode[];
  readonly lines: readonly LiveLine[];
  /** Latencies of the window as steps (`DrawnHistogram`), and those of the baseline on the same edges. */
  readonly overlay: {
    readonly edgesNs: readonly number[];
    readonly head: readonly number[];
    readonly base: readonly number[];
  } | null;
  readonly spans: number;
  readonly windowP50Ns: number | null;
  readonly windowP99Ns: number | null;
}

/** The version before that of this run, to hold it against. */
export interface LiveBaseline {
  readonly tag: string;
  readonly runs: number;
  readonly spans: number;
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
}

/** A live page at one moment. */
export interface LiveView {
  readonly run: RunHead;
  /** Rows of every column, ascending. */
  readonly edgesNs: readonly number[];
  readonly columns: readonly LiveColumn[];
  readonly figures: LiveFigures;
  readonly baseline: LiveBaseline | null;
}

/** What changed since a slice: the new columns, and all figures. */
export interface LiveUpdate {
  readonly columns: readonly LiveColumn[];
  readonly figures: LiveFigures;
}
