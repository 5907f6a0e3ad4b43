import type { CodeFamily } from "./codes.ts";
import type { DrawnHistogram, LatencyStats, Spectrum, Statistic } from "./latency.ts";
import type { RunSource, RunStatus } from "./run-head.ts";
import type { RunNames } from "./run-names.ts";
import type { LatencyBox } from "./run-view.ts";

/** What a comparison page asks for. `base` and `head` are sides as {@link parseSide} reads them. */
export interface ComparisonParams {
  readonly base: string;
  readonly head: string;
  readonly probe?: string;
  /** The stratum whose charts are drawn, by name (`Payment`, `tecPATH_DRY`) or number; `all`: pooled; none: the one that differs most. */
  readonly type?: string;
  readonly code?: string;
  /** ms since the start of each run. */
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly nowMs: number;
}

/** Everything the comparison page draws, as plain data. Without verdicts: differences only. */
export interface Comparison {
  readonly probe: string;
  /** Probes recorded on both sides. */
  readonly probes: readonly string[];
  readonly base: ComparedSide;
  readonly head: ComparedSide;
  /** Types by base's and head's spans together, most first. */
  readonly types: readonly TypeRows[];
  /** All types and codes together: shown, never judged. */
  readonly pooled: StratumRow;
  readonly chosen: ChosenStratum;
}

export interface ComparedSide {
  /** As typed: a tag, a run's short id, a commit, a list. */
  readonly label: string;
  readonly query: string;
  readonly runs: readonly ComparedRun[];
  /** Runs with more than 1 % of their events lost: named, not counted. */
  readonly leftOut: readonly ComparedRun[];
  readonly commits: readonly string[];
  readonly spans: number;
  readonly resolution: "log-linear" | "log2";
}

export interface ComparedRun extends RunNames {
  readonly id: string;
  readonly startedMs: number;
  readonly lengthMs: number;
  readonly host: string | null;
  readonly commit: string | null;
  readonly version: string | null;
  readonly status: RunStatus;
  readonly source: RunSource;
  readonly lostShare: number;
  readonly spans: number;
}

/** A property of host, server or recording with the values found on each side. `same` where the two sets are equal. */
export interface EnvironmentDifference {
  readonly name: string;
  readonly base: readonly string[];
  readonly head: readonly string[];
  readonly same: boolean;
}

export interface TypeRows {
  readonly type: number | null;
  readonly name: string;
  /** One per code, most spans first. */
  readonly strata: readonly StratumRow[];
  /** All codes of the type together; equal to the only stratum where there is one. */
  readonly pooled: StratumRow;
}

export interface StratumRow {
  readonly type: number | null;
  readonly typeName: string;
  readonly code: number | null;
  readonly token: string;
  readonly family: CodeFamily | null;
  readonly base: StratumSide | null;
  readonly head: StratumSide | null;
  /** head / base - 1; null where a side has no number or only an interval. */
  readonly change: Readonly<Record<Statistic, number | null>>;
  /** Both sides on the same edges, for the small strip; null where neither has spans. */
  readonly strip: DrawnSides | null;
}

export interface StratumSide {
  /** exp of the mean over the runs of ln of each run's statistic. `count` is the sum over runs. */
  readonly stats: LatencyStats;
  /** Of the side's spans. */
  readonly share: number;
  /** In the order of the side's runs; null where a run has no span of this stratum. */
  readonly perRun: readonly (LatencyStats | null)[];
}

/** Two distributions on the same edges, each run of a side weighing the same. An empty side has only zeros. */
export interface DrawnSides {
  readonly edgesNs: DrawnHistogram["edgesNs"];
  readonly base: DrawnHistogram["share"];
  readonly head: DrawnHistogram["share"];
}

export interface ChosenStratum {
  readonly row: StratumRow;
  readonly histogram: DrawnSides | null;
  readonly spectra: {
    readonly base: Spectrum | null;
    readonly head: Spectrum | null;
    /** Every single run, for the thin lines. */
    readonly runs: readonly { readonly side: "base" | "head"; readonly id: string; readonly spectrum: Spectrum }[];
  };
  /** Latency per code of both sides for the chosen type (or all), as boxes. */
  readonly boxes: readonly SideBox[];
}

export interface SideBox extends LatencyBox {
  readonly side: "base" | "head";
}
