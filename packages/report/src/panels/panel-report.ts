import type { DrawnHistogram, Latency } from "../latency.ts";
import type { RunNames } from "../run-names.ts";
import type { RunView } from "../run-view.ts";

/** What a panel can show over time; `share` is that of one code, or of all failures. */
export const PANEL_STATISTICS = ["p50", "p90", "p99", "p99.9", "mean", "min", "max", "count", "rate", "share"] as const;

export type PanelStatistic = (typeof PANEL_STATISTICS)[number];

/** What one panel of the report asks for. The side as {@link parseSide} reads it, type and code by name or number. */
export interface PanelParams {
  readonly side: string;
  readonly probe?: string | undefined;
  readonly type?: string | undefined;
  readonly code?: string | undefined;
  readonly statistic: PanelStatistic;
  /** The brushed part of the time, in ms since the start of each run. */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly nowMs: number;
}

/** `latency`: values are ns. `number`: spans, or spans per second. `share`: between 0 and 1. */
export type PanelKind = "latency" | "number" | "share";

/** Everything that a panel draws, as plain data. */
export interface PanelView {
  readonly side: PanelSide;
  readonly probe: string;
  readonly type: number | null;
  readonly typeName: string;
  readonly code: number | null;
  readonly token: string;
  readonly statistic: PanelStatistic;
  readonly kind: PanelKind;
  readonly resolution: RunView["resolution"];
  readonly choices: RunView["choices"];
  /** One per stretch of time, in order; stretches without spans are there too. */
  readonly points: readonly PanelPoint[];
  readonly whole: PanelPart;
  /** Null where nothing is brushed. */
  readonly brushed: PanelPart | null;
  /** Marks beside the histogram; empty where the statistic is no latency. */
  readonly marks: readonly { readonly name: "p50" | "p99"; readonly value: Latency }[];
}

export interface PanelSide {
  readonly query: string;
  readonly label: string;
  readonly runs: readonly PanelRun[];
  readonly commits: readonly string[];
}

export interface PanelRun extends RunNames {
  readonly id: string;
  readonly startedMs: number;
  readonly tags: readonly string[];
}

export interface PanelPoint {
  /** ms since the start of each run. */
  readonly startMs: number;
  readonly endMs: number;
  /** Null where too few spans are there for it, an interval where the buckets are no finer. */
  readonly value: Latency;
  /** Spans it is made from. */
  readonly count: number;
}

export interface PanelPart {
  readonly value: Latency;
  readonly count: number;
  /**
   * Of latencies, shares per eighth of an octave as everywhere; of other statistics the shares of the points per
   * interval, on equal steps of the value.
   */
  readonly histogram: DrawnHistogram | null;
}

/** Why a panel cannot be drawn, and what to do. */
export interface PanelProblem {
  readonly message: string;
  readonly hint: string;
}
