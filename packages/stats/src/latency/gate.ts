import type { JudgeOptions } from "./judge-options.ts";
import type { LatencyRow } from "./latency-row.ts";

/**
 * The answer a release pipeline asks for. It is one-sided: a faster head passes.
 * `deciding` are the rows it rests on: the regressions where it fails, the gate rows that hold it up where it cannot tell.
 */
export interface Gate<Key> {
  readonly outcome: "passes" | "fails" | "cannot tell" | "not comparable";
  readonly exitCode: 0 | 1 | 3 | 4;
  readonly reason: GateReason;
  readonly deciding: readonly LatencyRow<Key>[];
}

export type GateReason =
  | "no-gate-row-is-comparable"
  | "regression"
  /** fewer runs on a side than the gate asks for, or too few to know how much runs differ */
  | "too-few-runs"
  /** a slowdown of the limit's size is not excluded in some gate row */
  | "limit-not-excluded"
  /** all gate rows with numbers pass, but some have none: absent on a side, too few values, not comparable */
  | "not-judged"
  /** base holds no stratum to ask about */
  | "no-gate-row"
  | "all-excluded";

/**
 * Passes when no judged row of either family is a regression and every gate row's one-sided 95 % upper limit lies below
 * its limit. A proven regression outweighs rows that cannot be judged.
 */
export function judgeGate<Key>(rows: readonly LatencyRow<Key>[], options: JudgeOptions): Gate<Key> {
  const gateRows = rows.filter(({ family }) => family === "gate");
  if (gateRows.length > 0 && gateRows.every(({ word }) => word === "not comparable")) {
    return { outcome: "not comparable", exitCode: 4, reason: "no-gate-row-is-comparable", deciding: gateRows };
  }
  const regressions = rows.filter(({ word }) => word === "regression");
  if (regressions.length > 0) {
    return { outcome: "fails", exitCode: 1, reason: "regression", deciding: regressions };
  }
  if (gateRows.length === 0) return cannotTell("no-gate-row", []);
  const short = gateRows.filter((row) => !enoughRuns(row, options));
  if (short.length > 0) return cannotTell("too-few-runs", short);
  const open = gateRows.filter((row) => !excludesLimit(row));
  if (open.some(({ numbers }) => numbers !== null)) return cannotTell("limit-not-excluded", open);
  if (open.length > 0) return cannotTell("not-judged", open);
  return { outcome: "passes", exitCode: 0, reason: "all-excluded", deciding: [] };
}

function cannotTell<Key>(reason: GateReason, deciding: readonly LatencyRow<Key>[]): Gate<Key> {
  return { outcome: "cannot tell", exitCode: 3, reason, deciding };
}

/** A row without numbers is held up by them, not by the number of runs. */
function enoughRuns({ numbers }: LatencyRow<unknown>, { allowSingle, minRuns }: JudgeOptions): boolean {
  if (numbers === null || allowSingle) return true;
  return !numbers.tooFewRuns && Math.min(numbers.runs.base, numbers.runs.head) >= minRuns;
}

function excludesLimit({ numbers }: LatencyRow<unknown>): boolean {
  return numbers !== null && numbers.hi90 !== null && numbers.hi90 < numbers.limit;
}

/**
 * Exit codes, the one that outweighs all later ones first: 2 wrong use, 5 cannot probe, 6 storage failed, 4 not comparable,
 * 1 regression, 3 not enough data, 0.
 */
const PRECEDENCE = [2, 5, 6, 4, 1, 3, 0] as const;

export type ExitCode = (typeof PRECEDENCE)[number];

/** The exit code of a command that found several things. */
export function weightiestExitCode(codes: readonly ExitCode[]): ExitCode {
  return PRECEDENCE.find((code) => codes.includes(code)) ?? 0;
}
