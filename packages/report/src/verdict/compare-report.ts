import type {
  CodeReason,
  CodeWord,
  ExitCode,
  Family,
  GateReason,
  JudgedStatistic,
  LatencyRow,
  Word,
} from "@xrpl-probe/stats";
import type { CodeFamily } from "../codes.ts";
import type { EnvironmentDifference } from "../comparison.ts";
import type { Latency } from "../latency.ts";
import type { RunSource, RunStatus } from "../run-head.ts";
import type { Sentence } from "./text.ts";

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
  /** Over all strata of `probe`; null where a mean is not known (imports) or a side has no spans. */
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
  /** Runs that began later are no history; null: all that are there. */
  readonly asOfMs: number | null;
  /** Spans are those of this part of each run, ms since its start; null for whole runs. */
  readonly range: { readonly fromMs: number | null; readonly toMs: number | null } | null;
  /** What rows and codes were narrowed to, by name; null for all. Narrowing shows less and judges the same. */
  readonly filter: { readonly probe: string | null; readonly type: string | null; readonly code: string | null };
}

/** The sign's name; consumers draw it (▲ ▼ △ ▽ = ? · ⃠). */
export type Sign =
  | "slower"
  | "faster"
  | "possibly-slower"
  | "possibly-faster"
  | "no-change"
  | "inconclusive"
  | "not-judged"
  | "not-comparable";

export interface Verdict {
  /** Of the whole comparison: that of its worst row. */
  readonly sign: Sign;
  /** "1.4.0-b5 vs 1.4.0-b4" */
  readonly subject: string;
  /** "Payment tecPATH_DRY p99 slower by 19 % (15 to 23 %), OfferCancel p50 faster by 10 %, OfferCreate no change, …" */
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

export interface Tallies {
  readonly slower: number;
  readonly faster: number;
  readonly possible: number;
  readonly noChange: number;
  readonly inconclusive: number;
  readonly notJudged: number;
  readonly notComparable: number;
  /** Of the inconclusive rows, the largest slowdown that stays unexcluded; null where one is open or none is. */
  readonly worstBound: number | null;
  /** "worst: slowdown above 7.3 % excluded"; null without inconclusive rows. */
  readonly worstBoundText: string | null;
}

export interface ReportRow {
  /** "Payment tecPATH_DRY p99", with the probe before it unless it is `transactor`. */
  readonly name: string;
  readonly probe: string;
  readonly type: number | null;
  readonly typeName: string;
  readonly code: number | null;
  readonly token: string;
  readonly codeFamily: CodeFamily | null;
  readonly statistic: JudgedStatistic;
  /** "p99.9" */
  readonly statisticName: string;
  readonly family: Family;
  readonly word: Word;
  /** The word as shown: "slower", "possibly slower", "no change" … */
  readonly shown: string;
  readonly sign: Sign;
  readonly reason: LatencyRow<unknown>["reason"];
  /** The reason in words, for a tooltip. */
  readonly why: string;
  /** "slowdown above 4.6 % excluded"; of inconclusive rows. */
  readonly bound: string | null;
  /** Inconclusive, and on the list worth an eye (Benjamini-Hochberg at 10 %). */
  readonly watch: boolean;
  /** ns; an interval for log2 data; null where a side has no number. */
  readonly base: Latency;
  readonly head: Latency;
  /** Spans over the side's runs. */
  readonly spans: { readonly base: number; readonly head: number };
  /** Null below where nothing could be computed. */
  readonly change: number | null;
  /** 95 % interval of the change. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** 90 % interval: what limits are held against. */
  readonly lo90: number | null;
  readonly hi90: number | null;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  readonly threshold: number | null;
  readonly limit: number;
  /** Smallest change found four times in five with these runs. */
  readonly mde80: number | null;
  /** Runs per side that settle a change of the threshold's size. */
  readonly runsToSettle: number | null;
  /** Spans that are worth one independent span, base and head together. */
  readonly designEffect: number | null;
  /** "about 31 % of this duration is the probe itself; the true relative change is larger" */
  readonly biasNote: string | null;
  /** Each run's own value in ns, in the order of the side's runs (null where a run has none), and of earlier runs. */
  readonly perRun: {
    readonly base: readonly (number | null)[];
    readonly head: readonly (number | null)[];
    readonly earlier: readonly (number | null)[];
  };
  /** Finished cells of a table, so that every table prints the same. */
  readonly text: RowText;
}

export interface RowText {
  /** "9.37 ms"; "·" with too few values, "-" for none. */
  readonly base: string;
  readonly head: string;
  /** "+19.1 %" */
  readonly change: string;
  /** "+15.3 to +23.3", "at least −3.0" where one end is open; in percent. */
  readonly interval: string;
}

export interface TypeVerdict {
  readonly probe: string;
  readonly type: number | null;
  readonly typeName: string;
  readonly word: Word;
  readonly shown: string;
  readonly sign: Sign;
  /** The stratum's code and the statistics that carry the word, worst first; null where nothing was judged. */
  readonly code: number | null;
  readonly token: string | null;
  readonly statistics: readonly JudgedStatistic[];
  /** Largest change among them. */
  readonly change: number | null;
  /** Shares and latency of this type both moved: transactions may have changed stratum. Null where not. */
  readonly note: string | null;
}

export interface CodeVerdict {
  readonly type: number | null;
  readonly typeName: string;
  readonly code: number;
  readonly token: string;
  readonly codeFamily: CodeFamily;
  readonly word: CodeWord;
  readonly sign: "shifted" | "possibly-shifted" | "new" | "gone" | "no-change" | "inconclusive";
  readonly reason: CodeReason | null;
  readonly why: string | null;
  readonly base: CodeShareReport;
  readonly head: CodeShareReport;
  /** head - base: 0.03 are 3 points; null where a side has no spans. */
  readonly points: number | null;
  /** 95 % interval of `points`. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly oddsRatio: number | null;
  readonly pAdjusted: number | null;
  readonly text: { readonly base: string; readonly head: string; readonly points: string; readonly interval: string };
}

export interface CodeShareReport {
  readonly count: number;
  readonly share: number | null;
  /** Of distinct transactions by the code of their last apply; null where ids were not recorded. */
  readonly transactionShare: number | null;
  readonly designEffect: number;
}

export interface CodeTallies {
  readonly shifted: number;
  readonly possiblyShifted: number;
  readonly appeared: number;
  readonly gone: number;
  readonly noChange: number;
  readonly inconclusive: number;
}

export interface MixReport {
  readonly baseNs: number;
  readonly headNs: number;
  readonly mixNs: number;
  readonly withinNs: number;
  /** Largest effect first. They sum to `mixNs` and `withinNs`. */
  readonly parts: readonly {
    readonly type: number | null;
    readonly typeName: string;
    readonly code: number | null;
    readonly token: string;
    readonly mixNs: number;
    readonly withinNs: number;
  }[];
  /** "mean per apply 0.98 → 1.10 ms = +82 µs other mix +38 µs within strata" */
  readonly line: string;
  /** "68 % of the change in the mean is the mix of transactions, not the server"; null where the mix does not mislead. */
  readonly banner: string | null;
}

export interface CommonModeReport {
  /** Median change over the judged types. */
  readonly change: number;
  readonly sentence: string;
  /** Per type its change, less the median of the others. */
  readonly own: readonly { readonly type: number | null; readonly typeName: string; readonly change: number }[];
}

export interface EnvironmentReport {
  /** Everything that is looked at, with the values of both sides. */
  readonly properties: readonly EnvironmentDifference[];
  /** Differences that make rows not comparable. `probe` null: all of them. */
  readonly blocks: readonly EnvironmentFinding[];
  readonly warns: readonly EnvironmentFinding[];
  /** One line: "same host, kernel, CPU, governor, configuration and probes", or what differs with both values. */
  readonly sentence: string;
}

export interface EnvironmentFinding {
  /** "kernel" */
  readonly name: string;
  readonly probe: string | null;
  readonly base: string;
  readonly head: string;
  /** "kernel differs: 6.8.0-45 on base, 6.8.0-51 on head" */
  readonly sentence: string;
}

/** What the noise between runs rests on besides the two sides. */
export interface HistoryReport {
  /** Oldest first. */
  readonly runs: readonly {
    readonly id: string;
    readonly shortId: string;
    readonly ref: string;
    readonly tags: readonly string[];
  }[];
  readonly prior: "assumed" | "learnt";
  /** Standard deviation between runs that the prior stands for, of the first gate row; 0.02 is 2 %. */
  readonly priorSd: number;
  /** "noise from 6 earlier runs", "noise assumed 2 % (no earlier runs)" */
  readonly sentence: string;
}

export interface NextStep {
  /** "with 1.4.0-b5 running:"; empty where the command stands alone. */
  readonly when: string;
  /** "sudo xrpl-probe record -d 300 -t 1.4.0-b5" */
  readonly command: string;
  /** "twice", "then open the page /compare?…"; empty where there is nothing to add. */
  readonly after: string;
}

/** head against base along the distribution of one stratum, asked for apart: `shiftOf`. */
export interface ShiftReport {
  readonly name: string;
  readonly points: readonly {
    readonly p: number;
    readonly change: number;
    /** 95 % for all judged quantiles together; null at the others. */
    readonly band: { readonly lo: number | null; readonly hi: number | null } | null;
    /** At judged quantiles the row's word, threshold and statistic. */
    readonly row: { readonly statistic: JudgedStatistic; readonly word: Word; readonly threshold: number } | null;
  }[];
}
