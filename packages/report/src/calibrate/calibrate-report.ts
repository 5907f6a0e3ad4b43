import type { JudgedStatistic } from "@xrpl-probe/stats";
import type { NextStep, ReportRun } from "../verdict/compare-report.ts";
import type { Sentence } from "../verdict/text.ts";

/**
 * How far verdicts of this database can be trusted and what they need: what `calibrate` prints, pages show and the API
 * answers. Plain JSON: no undefined, no NaN, no Infinity. Shares of 1, lengths in ms.
 */
export interface CalibrateReport {
  readonly methodVersion: number;
  readonly probe: string;
  readonly probes: readonly string[];
  /** `known`: the noise between runs was learnt from enough unchanged runs; `assumed`: it was not. */
  readonly sign: "known" | "assumed";
  /** "12 runs of 3 unchanged builds, compared in 15 pairs: none rang falsely; runs of one build scatter by 1.4 % in …" */
  readonly headline: Sentence;
  /** What a single comparison can and cannot show, and what to do about it. */
  readonly advice: Sentence;
  /** Both as one plain line. */
  readonly text: string;
  /** Runs of one build and tag on one environment; at least 2 each. */
  readonly groups: readonly CalibrateGroup[];
  /** One run against one. Null without a pair. */
  readonly single: AaCount | null;
  /** Several runs against several, in turn; null where no group has 4 runs. */
  readonly several: (AaCount & { readonly runsPerSide: number }) | null;
  /** Per stratum of the gate, most spans first; then all of them together. */
  readonly noise: readonly StratumNoise[];
  /** What the wanted precisions need, for the median of the gate's noisiest stratum. Null without a run. */
  readonly precision: PrecisionTable | null;
  /** Never empty. */
  readonly next: readonly NextStep[];
}

export interface CalibrateGroup {
  /** "1.4.0-b4 (d5512f1c0) on perf1" */
  readonly name: string;
  readonly tags: readonly string[];
  /** Oldest first. */
  readonly runs: readonly ReportRun[];
}

/** Comparisons of a build with itself: whatever rings is false. */
export interface AaCount {
  readonly pairs: number;
  /** Pairs with a row proven slower or faster. */
  readonly proven: number;
  /** Pairs with a possibly slower or faster row and no proven one. */
  readonly possible: number;
  /** Pairs with a code that shifted, came or went. */
  readonly codes: number;
  readonly gate: { readonly passes: number; readonly fails: number; readonly cannotTell: number };
  /** (proven + possible) / pairs */
  readonly share: number;
  /** "1 of 15 pairs rang (6.7 %): 0 proven, 1 possible" */
  readonly line: string;
}

export interface StratumNoise {
  /** "Payment tecPATH_DRY"; "all of them" for the last. */
  readonly name: string;
  readonly type: number | null;
  readonly code: number | null;
  /** Pooled over all groups and strata of the gate. */
  readonly pooled: boolean;
  readonly statistics: readonly StatisticNoise[];
}

export interface StatisticNoise {
  readonly statistic: JudgedStatistic;
  readonly statisticName: string;
  /** Standard deviation of one run's value between unchanged runs; null where nothing tells. */
  readonly sd: number | null;
  /** The part of it that longer runs reduce. */
  readonly within: number | null;
  readonly df: number;
  /** "1.4 %", "·" where nothing tells. */
  readonly text: string;
}

export interface PrecisionTable {
  /** "Payment tecPATH_DRY p50" */
  readonly name: string;
  /** Standard deviation between runs that no length reduces, and what a run of `lengthMs` adds to it. */
  readonly betweenSd: number;
  readonly withinSd: number;
  readonly lengthMs: number;
  readonly noise: "learnt" | "assumed";
  /** 2, 3, 5, 10, 20 */
  readonly runsPerSide: readonly number[];
  readonly rows: readonly PrecisionRow[];
}

export interface PrecisionRow {
  /** The change told from none four times in five, beside the other rows of the gate: 0.03 */
  readonly precision: number;
  /** "3 %" */
  readonly name: string;
  /** Runs per side of the present length; null above 1,000. */
  readonly runs: number | null;
  /** Per entry of `runsPerSide` how long each run must be; null where no length is enough. */
  readonly lengths: readonly (number | null)[];
  /** Finished cells: "12 runs", then "5 min", "-" where no length is enough. */
  readonly text: { readonly runs: string; readonly lengths: readonly string[] };
}
