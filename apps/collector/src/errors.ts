import type { Again } from "./again.ts";

/** Exit codes of the CLI: part of its contract, documented in the README. */
export const exitCodes = {
  ok: 0,
  checkFailed: 1,
  usage: 2,
  notEnoughData: 3,
  notComparable: 4,
  cannotProbe: 5,
  storage: 6,
  /** EX_SOFTWARE of sysexits(3): far from what a pipeline reads as a verdict. */
  broken: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A labelled line below the sentence: what was found, what was kept, what to do. */
export type Detail = readonly [label: "found" | "kept" | "do" | "or" | "check" | "see" | "why", text: string | Again];

/** An error that an operator can act on: one sentence (what was tried, on what, why not) and what to do. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly exitCode: ExitCode;
  readonly details: readonly Detail[];

  constructor(exitCode: ExitCode, sentence: string, details: readonly Detail[] = [], cause?: unknown) {
    super(sentence, { cause });
    this.exitCode = exitCode;
    this.details = details;
  }
}
