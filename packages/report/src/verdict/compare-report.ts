import type { ExitCode, GateReason, JudgedStatistic } from "@xrpl-probe/stats";
import type { RunSource, RunStatus } from "../run-head.ts";
import type { CommonModeReport, EnvironmentReport, HistoryReport, MixReport, NextStep } from "./context-report.ts";
import type { CodeTallies, CodeVerdict, ReportRow, Sign, Tallies, TypeVerdict } from "./row-report.ts";
import type { Sentence } from "./text.ts";

export type * from "./context-report.ts";
export type * from "./row-report.ts";

/**
 * A comparison with its verdicts: everything that `compare` prints, `/compare` and `/` show and the API answers. Plain
 * JSON: no undefined, no NaN, no Infinity. Durations in ns, times in ms UTC; changes, thresholds, limits and shares as
 * shares of 1 (0.191 is +19.1 %). Null limits of an interval are open.
 */
export interface CompareReport {
  /** Of the statistics behind it: two reports of different versions may differ over the same runs. */
  readonly methodVersion: number;
  /** The probe whose rows lead, whose codes and mix are compared: the one asked for, else `transactor`. */
  readonly probe: string;
  /** Probes with spans on both sides, that one first. Rows are of all of them unless one was asked for. */
  readonly probes: readonly string[];
  readonly leftOutProbes: readonly LeftOutProbe[];
  readonly base: ReportSide;
  readonly head: ReportSide;
  readonly options: ReportOptions;
  readonly verdict: Verdict;
  readonly gate: GateReport;
  /** Of the rows listed in `rows`. */
  readonly tallies: Tallies;
  /** Slower, faster, possible, then by size of the change; then inconclusive, no change, not judged, not comparable. */
  readonly rows: readonly ReportRow[];
  /** Per (probe, type): its worst word and the stratum it comes from; in the order of `rows`. */
  readonly types: readonly TypeVerdict[];
  /** Per (type, code) of `probe`: new and gone, shifted, possibly shifted by size, then the rest by share. */
  readonly codes: readonly CodeVerdict[];
  readonly codeTallies: CodeTallies;
  /** Over all strata of `probe`; null where a mean is not known (imports), a side has no spans, or the sides are not comparable. */
  readonly mix: MixReport | null;
  /** The same inside of each type that has several codes. */
  readonly mixByType: readonly (MixReport & { readonly type: number | null; readonly typeName: string })[];
  /** "Everything moved by …: check the machine first." Null where it did not. */
  readonly commonMode: CommonModeReport | null;
  readonly environment: EnvironmentReport;
  readonly history: HistoryReport;
  /** What to do next, most useful first; never empty. */
  readonly next: readonly NextStep[];
}

export interface ReportSide {
  /** As typed; a run named by itself by its short id, more than two parts as "3 runs". */
  readonly label: string;
  /** What a URL or command carries to name the side again. */
  readonly query: string;
  /** Oldest first. */
  readonly runs: readonly ReportRun[];
  /** Runs that are named but not counted, each with the reason. */
  readonly leftOut: readonly (ReportRun & { readonly reason: string })[];
  /** On the side's runs, versions in their order. */
  readonly tags: readonly string[];
  readonly commits: readonly string[];
  /** Spans of `probe` over the runs that count. */
  readonly spans: number;
  /** Values of imports come in log2 buckets and are judged as intervals. */
  readonly resolution: "log-linear" | "log2";
}

export interface ReportRun {
  readonly id: string;
  readonly shortId: string;
  /** For links: see `RunNames.ref`. */
  readonly ref: string;
  readonly tags: readonly string[];
  readonly startedMs: number;
  readonly lengthMs: number;
  readonly host: string | null;
  readonly commit: string | null;
  readonly version: string | null;
  readonly status: RunStatus;
  readonly source: RunSource;
  /** Lost events over all that happened. */
  readonly lostShare: number;
  /** Of `probe`. */
  readonly spans: number;
}

/** A probe that one side never hit: left out of this comparison, the runs stay. */
export interface LeftOutProbe {
  readonly probe: string;
  readonly missingOn: "base" | "head";
  /** "never hit on head: inlined in this build" */
  readonly reason: string;
}

/** As used, defaults filled in; all are printed. */
export interface ReportOptions {
  readonly thresholds: Readonly<Record<JudgedStatistic, number>>;
  readonly limits: Readonly<Record<JudgedStatistic, number>>;
  readonly floorNs: number;
  readonly minRuns: number;
  readonly allowSingle: boolean;
  readonly failOnCodes: boolean;
  /** Runs that had not ended by then do not exist; null: all that are there. */
  readonly asOfMs: number | null;
  /** Spans are those of this part of each run, ms since its start; null for whole runs. */
  readonly range: { readonly fromMs: number | null; readonly toMs: number | null } | null;
  /** What rows and codes were narrowed to, by name; null for all. Narrowing shows less and judges the same. */
  readonly filter: { readonly probe: string | null; readonly type: string | null; readonly code: string | null };
}

export interface Verdict {
  /** Of the whole comparison: anything slower leads, then anything faster, else what the gate rows say. */
  readonly sign: Sign;
  /** "1.4.0-b5 vs 1.4.0-b4" */
  readonly subject: string;
  /** Three whole sentences with their full stops. "Payment tecPATH_DRY p99 slower by 19 % (15 to 23 %), OfferCancel p50 faster by 10 %, OfferCreate no change, …" */
  readonly finding: Sentence;
  /** "3 runs vs 3, same host." or "One run each: noise between runs is unknown. Record 2 more of each." */
  readonly basis: Sentence;
  /** "Gate: fails (exit 1)." */
  readonly gate: Sentence;
  /** All of it in one plain line: subject, finding, basis, gate. */
  readonly text: string;
}

export interface GateReport {
  readonly outcome: "passes" | "fails" | "cannot tell" | "not comparable";
  /** By precedence over gate and `--fail-on codes`. */
  readonly exitCode: ExitCode;
  readonly reason: GateReason | "codes-shifted";
  /** The reason in words: "one proven row is enough" */
  readonly why: string;
  /** Names of the rows it rests on: the regressions, or the gate rows that hold it up; also rows that a filter hides. */
  readonly deciding: readonly string[];
  /** How many rows belong to the gate family. */
  readonly gateRows: number;
}
