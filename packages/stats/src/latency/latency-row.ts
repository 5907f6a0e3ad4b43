import type { Unjudged } from "./run-estimate.ts";
import type { RunNoise } from "./run-noise.ts";
import type { JudgedStatistic } from "./statistic.ts";
import type { Word, WordReason } from "./word.ts";

export type Family = "gate" | "other";

/**
 * A verdict on one statistic of one stratum. Differences are shares of base: 0.191 is 19.1 % slower; null limits are
 * open. `numbers` is null where nothing could be computed: not judged, not comparable.
 */
export interface LatencyRow<Key> {
  readonly key: Key;
  readonly statistic: JudgedStatistic;
  readonly family: Family;
  readonly word: Word;
  readonly reason: WordReason | NotJudged | "blocked";
  /** for "not comparable": the caller's words */
  readonly blocked: string | null;
  /** inconclusive, but on a list of which at most a tenth is false on average */
  readonly watch: boolean;
  readonly numbers: RowNumbers | null;
}

/** Why a row has no numbers; the side, where one of them is to blame. */
export type NotJudged = "absent-in-base" | "absent-in-head" | Unjudged;

export interface RowNumbers {
  /** ns: exp of the mean of ln over the side's runs, so that base, head and change agree */
  readonly base: number;
  readonly head: number;
  /** [lower, upper] ns of what coarse buckets allow; null for fine ones */
  readonly coarse: { readonly base: readonly [number, number]; readonly head: readonly [number, number] } | null;
  /** runs that were judged here */
  readonly runs: { readonly base: number; readonly head: number };
  /** ln(head / base) */
  readonly d: number;
  readonly change: number;
  /** 95 % interval of `change` */
  readonly lo: number | null;
  readonly hi: number | null;
  /** 90 % interval: 5 % on each side, what limits are held against */
  readonly lo90: number | null;
  /** also the bound: "slowdown above this is excluded" */
  readonly hi90: number | null;
  /** standard error of d and its degrees of freedom */
  readonly se: number;
  readonly nu: number;
  readonly p: number;
  /** Holm's, over the row's family */
  readonly pAdjusted: number;
  readonly threshold: number;
  readonly limit: number;
  /** share of the duration that is the probe itself, where it exceeds a fifth */
  readonly biasShare: number | null;
  /** the smallest change that is proven four times in five, beside the other rows of its family */
  readonly mde80: number;
  /** runs per side after which a change of the threshold's size is told from none four times in five */
  readonly runsToSettle: number;
  readonly tooFewRuns: boolean;
  readonly noise: RunNoise;
}
