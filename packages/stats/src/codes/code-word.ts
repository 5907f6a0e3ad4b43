import type { Measured } from "./measure.ts";
import { wilson } from "./newcombe.ts";
import { LEAST_RUNS } from "./run-level.ts";
import type { SideShare } from "./side-share.ts";
import { isWorth, oddsRatioAt, type ShiftThresholds } from "./worth.ts";

export type CodeWord = "shifted" | "possibly shifted" | "new" | "gone" | "no change" | "inconclusive";

/** Why a row says no more than it does. */
export type CodeReason = "no-spans" | "few-events" | "few-runs";

/** A code that never came on one side is new (or gone) from this many on the other on. */
const LEAST_NEW = 5;

/** 3 / n is the share that an absent code stays below with 95 % confidence (the rule of three). */
const RULE_OF_THREE = 3;

/** @param adjustedP null for a code with too few events to be judged, which can still be new or gone */
export function codeWord(
  code: Measured,
  adjustedP: number | null,
  thresholds: ShiftThresholds,
  level: number,
): { word: CodeWord; reason: CodeReason | null } {
  const moved = movedWord(code, adjustedP, thresholds, level);
  if (moved !== null) {
    const isUnsure = hasFewRuns(code) && (moved === "shifted" || isOneRun(code));
    return isUnsure ? { word: "possibly shifted", reason: "few-runs" } : { word: moved, reason: null };
  }
  if (adjustedP === null) return { word: "inconclusive", reason: "few-events" };
  const excluded = [code.at90.lower, code.at90.upper].every(
    (points) => !isWorth(points, oddsRatioAt(code.middle, points), thresholds),
  );
  return { word: excluded ? "no change" : "inconclusive", reason: null };
}

function movedWord(
  code: Measured,
  adjustedP: number | null,
  thresholds: ShiftThresholds,
  level: number,
): "new" | "gone" | "shifted" | null {
  if (appears(code.base, code.head, code.t)) return "new";
  if (appears(code.head, code.base, code.t)) return "gone";
  const significant = adjustedP !== null && adjustedP <= level;
  return significant && isWorth(code.points, code.oddsRatio, thresholds) ? "shifted" : null;
}

/** Absent on one side, and so frequent on the other that absence is no accident. */
function appears(absent: SideShare, present: SideShare, t: number): boolean {
  if (absent.count > 0 || present.count < LEAST_NEW || present.share === null) return false;
  return wilson({ share: present.share, n: present.effectiveTotal }, t).lower > RULE_OF_THREE / absent.effectiveTotal;
}

/** Below that nothing tests whether runs of one side differ as much: see `runLevelTest`. */
function hasFewRuns({ base, head }: Measured): boolean {
  return base.runs + head.runs < LEAST_RUNS;
}

/** A code that never came in any of several runs is no chance of one of them. */
function isOneRun({ base, head }: Measured): boolean {
  return Math.min(base.runs, head.runs) < 2;
}
