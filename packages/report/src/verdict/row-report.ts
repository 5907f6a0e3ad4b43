import type { CodeReason, CodeWord, Family, JudgedStatistic, LatencyRow, Word } from "@xrpl-probe/stats";
import type { CodeFamily } from "../codes.ts";
import type { Latency } from "../latency.ts";

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
