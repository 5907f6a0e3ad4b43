import type { JudgedStatistic } from "@xrpl-probe/stats";
import type { CodeFamily } from "../codes.ts";
import type { EnvironmentFinding, NextStep, ReportRun } from "../verdict/compare-report.ts";
import type { Sentence } from "../verdict/text.ts";

/**
 * Versions in their order with the level of every stratum and statistic: what `trend` prints, `/trends` draws and the API
 * answers. Plain JSON: no undefined, no NaN, no Infinity. Levels in ns, changes as shares of 1 (0.064 is +6.4 %).
 */
export interface TrendReport {
  readonly methodVersion: number;
  readonly probe: string;
  /** Probes that could be asked for. */
  readonly probes: readonly string[];
  /** In version order; the last two are provisional. */
  readonly versions: readonly TrendVersion[];
  /** Runs that count, over all versions. */
  readonly runs: number;
  /** Runs of a version that do not count, each with the reason. */
  readonly leftOut: readonly (ReportRun & { readonly reason: string })[];
  /** What differs between the runs that count and does not part them, each in words of its own. */
  readonly warns: readonly EnvironmentFinding[];
  /** The version with which all are compared: the one asked for, else the last release before the newest version. */
  readonly reference: string | null;
  readonly options: TrendOptions;
  /** `watch`: a change that nobody accepted, a drift, or a newest version that stands apart. */
  readonly sign: "watch" | "steady" | "too-few";
  /** "8 versions, 24 runs: 1 change (OfferCreate tesSUCCESS p50 +6.4 % near 1.4.0-b2); 1.4.0-b5 stands apart: …" */
  readonly headline: Sentence;
  /** The same as one plain line. */
  readonly text: string;
  /** Those that are shown without asking, in their order; then the others: changed, apart, drifted, steady, not judged. */
  readonly series: readonly TrendSeries[];
  /** Of those not shown: "31 more series: 4 move with the first, 3 with the second, 24 without a change"; null for none. */
  readonly more: string | null;
  /** Never empty. */
  readonly next: readonly NextStep[];
}

export interface TrendOptions {
  readonly thresholds: Readonly<Record<JudgedStatistic, number>>;
  readonly floorNs: number;
  /** Runs that began later do not count; null: all do. */
  readonly asOfMs: number | null;
  /** What series were narrowed to, by name; empty for all. Narrowing shows less and judges the same. */
  readonly filter: {
    readonly types: readonly string[];
    readonly codes: readonly string[];
    readonly statistic: JudgedStatistic | null;
  };
}

export interface TrendVersion {
  readonly tag: string;
  /** Those that count, oldest first; empty where none does. */
  readonly runs: readonly ReportRun[];
  readonly isRelease: boolean;
  readonly provisional: boolean;
}

/** One stratum and statistic over the versions. */
export interface TrendSeries {
  /** "OfferCreate tesSUCCESS p50", with the probe before it unless it is `transactor`. */
  readonly name: string;
  readonly type: number | null;
  readonly typeName: string;
  readonly code: number | null;
  readonly token: string;
  readonly codeFamily: CodeFamily;
  readonly statistic: JudgedStatistic;
  /** "p99.9" */
  readonly statisticName: string;
  /** Shown without asking: one series for each stratum that has a finding; the largest strata where none has. */
  readonly shown: boolean;
  /** Over the runs that count. */
  readonly spans: number;
  /** Smallest change worth a verdict: the statistic's threshold, or 1 us or the probe's bias where that is more. */
  readonly threshold: number;
  readonly sign: "changed" | "apart" | "drifted" | "steady" | "not-judged";
  /** Why it was not judged: "4 versions have a value, 6 are needed". Null where it was. */
  readonly why: string | null;
  /** What is found, in words: "OfferCreate tesSUCCESS p50 +6.4 % near 1.4.0-b2". Null for steady and not judged. */
  readonly finding: Sentence | null;
  /** The series of the same stratum that says the same and more clearly; null for that one itself and for quiet ones. */
  readonly movesWith: string | null;
  /** Standard deviation of a version's level around its segment; null where not judged. */
  readonly noise: number | null;
  /** Versions that have a value. */
  readonly betas: readonly TrendBeta[];
  readonly segments: readonly TrendSegment[];
  readonly changes: readonly TrendChange[];
  /** The newest version, or the newest two, against the segment before; null where they belong to it. */
  readonly apart: TrendApart | null;
}

export interface TrendBeta {
  readonly tag: string;
  /** Index into `versions`. */
  readonly version: number;
  /** ns: exp of the mean of ln over its runs. */
  readonly level: number;
  /** 95 % interval of the level, ns; null where nothing tells how much runs differ. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Each run's own value in ns, in the order of the version's runs; null where a run has none. */
  readonly perRun: readonly (number | null)[];
  /** Null for the first one. */
  readonly vsBefore: number | null;
  readonly vsReference: number | null;
  /** The difference from the reference is significant and worth a verdict. */
  readonly differs: boolean;
  readonly provisional: boolean;
  /** Finished cells: "3 runs", "121 µs", "−0.6 %", "ref" for the reference; empty where there is nothing to say. */
  readonly text: {
    readonly runs: string;
    readonly level: string;
    readonly vsBefore: string;
    readonly vsReference: string;
  };
}

/** Betas of one level: indices into `betas`, `end` excluded. */
export interface TrendSegment {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

export interface TrendChange {
  /** Index into `betas` of the first one of the new level. */
  readonly start: number;
  /** Its tag: the change is near it. */
  readonly near: string;
  /** The 95 % set of places: it happened at one of these, both included. */
  readonly from: string;
  readonly to: string;
  readonly change: number;
  readonly lo: number;
  readonly hi: number;
  readonly p: number;
  /** What people wrote when they accepted it; null where nobody did. */
  readonly accepted: string | null;
  /** "near 1.4.0-b2: +6.4 % (+5.2 to +7.6 %), accepted “book index”" */
  readonly text: string;
}

export interface TrendApart {
  /** Index into `betas` of the first that stands apart: one of the last two. */
  readonly start: number;
  /** Against the segment before. */
  readonly change: number;
  readonly lo: number;
  readonly hi: number;
  readonly p: number;
  /** "+19.0 % vs 1.3.0" */
  readonly size: string;
  /** "provisional until 2 more betas" */
  readonly until: string;
}
