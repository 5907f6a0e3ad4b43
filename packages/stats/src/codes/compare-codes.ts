import { holm } from "../multiple-testing/holm.ts";
import { type CodeReason, type CodeWord, codeWord } from "./code-word.ts";
import { measure } from "./measure.ts";
import type { RunShare } from "./run-share.ts";
import { type SideShare, sideShares } from "./side-share.ts";
import { SHIFT_THRESHOLDS, type ShiftThresholds } from "./worth.ts";

export interface CodeSides {
  readonly base: readonly RunShare[];
  readonly head: readonly RunShare[];
}

/** One code, base against head. Differences are head - base in shares: 0.03 are 3 points. */
export interface CodeComparison {
  readonly word: CodeWord;
  readonly reason: CodeReason | null;
  readonly base: SideShare;
  readonly head: SideShare;
  /** null where a side has no spans at all */
  readonly difference: CodeDifference | null;
}

export interface CodeDifference {
  readonly points: number;
  /** 95 % interval */
  readonly lower: number;
  readonly upper: number;
  /** head's odds over base's, half a span added to each outcome so that it is finite */
  readonly oddsRatio: number;
  /** two-sided */
  readonly p: number;
  /** p adjusted for all codes judged together (Holm); null for a code that is not judged */
  readonly adjustedP: number | null;
}

export interface CodeOptions {
  readonly thresholds: ShiftThresholds;
  /** the probability of any false shift over all codes */
  readonly level: number;
  /** on both sides together; a code with fewer is not judged */
  readonly leastEvents: number;
}

const DEFAULTS: CodeOptions = { thresholds: SHIFT_THRESHOLDS, level: 0.05, leastEvents: 10 };

/**
 * Which codes shifted between two sides, all codes of a comparison in one family (Holm). The order of the answer is that
 * of `codes`.
 */
export function compareCodes(codes: readonly CodeSides[], options: Partial<CodeOptions> = {}): CodeComparison[] {
  const { thresholds, level, leastEvents } = { ...DEFAULTS, ...options };
  const measured = codes.map(({ base, head }) => measure(base, head));
  const judged = measured.flatMap((code, i) => (code !== null && code.events >= leastEvents ? [{ i, p: code.p }] : []));
  const adjusted = new Map<number, number>();
  holm(
    judged.map(({ p }) => p),
    level,
  ).forEach((result, rank) => {
    adjusted.set(judged[rank]?.i ?? -1, result.adjusted);
  });
  return codes.map(({ base, head }, i) => {
    const code = measured[i] ?? null;
    if (code === null) return { word: "inconclusive", reason: "no-spans", ...sideShares(base, head), difference: null };
    const adjustedP = adjusted.get(i) ?? null;
    const { points, at95, oddsRatio, p } = code;
    return {
      ...codeWord(code, adjustedP, thresholds, level),
      base: code.base,
      head: code.head,
      difference: { points, ...at95, oddsRatio, p, adjustedP },
    };
  });
}
