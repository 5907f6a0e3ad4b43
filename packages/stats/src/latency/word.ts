import type { Limits } from "./two-sides.ts";

/** The words a row may carry, worst first: a type takes the worst among its strata. */
export const WORDS = [
  "regression",
  "possible regression",
  "not comparable",
  "inconclusive",
  "no change",
  "possible improvement",
  "improvement",
  "not judged",
] as const;

export type Word = (typeof WORDS)[number];

/** Why a row that could be judged carries its word. */
export type WordReason =
  /** Holm-adjusted p inside the level and at least the threshold */
  | "proven"
  /** the interval with the assumed noise excludes 0 and the threshold, but too few runs show how much runs differ */
  | "too-few-runs"
  /** the 90 % interval lies inside the limits */
  | "inside-limits"
  /** proven, but smaller than what is worth a verdict */
  | "below-threshold"
  /** a limit is open: nothing was recorded beyond it */
  | "open-limit"
  /** the buckets are wider than the change that was asked for */
  | "coarse-buckets"
  /** the interval reaches beyond the limits */
  | "wide-interval";

export interface WordInput {
  /** all in ln */
  readonly dLow: number;
  readonly dHigh: number;
  readonly limits95: Limits;
  readonly limits90: Limits;
  /** p adjusted over the family lies inside its level */
  readonly rejected: boolean;
  readonly threshold: number;
  readonly limit: number;
  readonly tooFewRuns: boolean;
}

/** The word of a row with numbers, and why. Mirrored input gives the mirrored word. */
export function wordOf(input: WordInput): { word: Word; reason: WordReason } {
  const { dLow, dHigh, limits95, limits90, threshold, limit } = input;
  if (input.rejected && !input.tooFewRuns) {
    if (dLow >= threshold) return { word: "regression", reason: "proven" };
    if (dHigh <= -threshold) return { word: "improvement", reason: "proven" };
  }
  if (input.tooFewRuns) {
    const reason = "too-few-runs";
    if (limits95.lo !== null && limits95.lo >= threshold) return { word: "possible regression", reason };
    if (limits95.hi !== null && limits95.hi <= -threshold) return { word: "possible improvement", reason };
  }
  const { lo, hi } = limits90;
  if (lo !== null && hi !== null && lo > -limit && hi < limit) return { word: "no change", reason: "inside-limits" };
  return { word: "inconclusive", reason: whyInconclusive(input) };
}

function whyInconclusive({ dLow, dHigh, limits90, rejected, tooFewRuns }: WordInput): WordReason {
  if (dHigh > dLow) return "coarse-buckets";
  if (limits90.lo === null || limits90.hi === null) return "open-limit";
  if (tooFewRuns) return "too-few-runs";
  return rejected ? "below-threshold" : "wide-interval";
}

/** The worst of several words; "not judged" only where nothing was. */
export function worstWord(words: readonly Word[]): Word {
  return WORDS.find((word) => words.includes(word)) ?? "not judged";
}
