import type { LatencyRow, Word } from "@xrpl-probe/stats";
import type { Sign } from "./compare-report.ts";
import { percent } from "./percent.ts";

const SHOWN: Readonly<Record<Word, string>> = {
  regression: "slower",
  improvement: "faster",
  "possible regression": "possibly slower",
  "possible improvement": "possibly faster",
  "no change": "no change",
  inconclusive: "inconclusive",
  "not judged": "not judged",
  "not comparable": "not comparable",
};

const SIGNS: Readonly<Record<Word, Sign>> = {
  regression: "slower",
  improvement: "faster",
  "possible regression": "possibly-slower",
  "possible improvement": "possibly-faster",
  "no change": "no-change",
  inconclusive: "inconclusive",
  "not judged": "not-judged",
  "not comparable": "not-comparable",
};

/** A word as people read it. */
export function shownWord(word: Word): string {
  return SHOWN[word];
}

export function signOf(word: Word): Sign {
  return SIGNS[word];
}

/** Why a row carries its word. */
export function whyOf({ reason, blocked }: LatencyRow<unknown>): string {
  return reason === "blocked" ? (blocked ?? "the two sides are not comparable") : WHY[reason];
}

const WHY: Readonly<Record<Exclude<LatencyRow<unknown>["reason"], "blocked">, string>> = {
  proven: "proven: larger than the threshold, and more than the noise between runs explains",
  "too-few-runs": "too few runs to know how much runs of one build differ",
  "inside-limits": "whatever changed lies inside the limits",
  "below-threshold": "a change is proven, but smaller than what is worth a verdict",
  "open-limit": "too few values beyond this quantile to bound the change",
  "coarse-buckets": "the buckets of imported data are wider than the change that was asked for",
  "wide-interval": "the runs are too few or too noisy to exclude a change of the limit's size",
  "absent-in-base": "never came on base",
  "absent-in-head": "never came on head",
  "too-few-values": "fewer than 10 values beyond this quantile",
  "too-few-windows": "recorded for too short a time: values in at least 12 windows are needed, 24 s of a run at least",
  "no-sum": "imported buckets hold no sum, so no mean is known",
  "no-limits": "too few values beyond this quantile to bound the change",
};

/** What an inconclusive row excludes all the same. */
export function boundOf({ word, numbers }: Pick<LatencyRow<unknown>, "word" | "numbers">): string | null {
  return word === "inconclusive" && numbers !== null ? boundText(numbers.hi90) : null;
}

/** "slowdown above 4.6 % excluded" */
export function boundText(hi90: number | null): string {
  if (hi90 === null) return "no slowdown excluded";
  return hi90 <= 0 ? "any slowdown excluded" : `slowdown above ${percent(hi90)} excluded`;
}
