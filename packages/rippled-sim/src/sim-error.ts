export type SimErrorCode =
  | "no-compiler"
  | "compile-failed"
  | "not-built"
  | "not-started"
  | "not-a-truth-file"
  | "ended-early";

/** What was tried, why it failed, and (`hint`) what to do. */
export class SimError extends Error {
  override readonly name = "SimError";
  readonly code: SimErrorCode;
  readonly hint: string;

  constructor(code: SimErrorCode, what: string, hint: string, cause?: unknown) {
    super(hint === "" ? what : `${what}: ${hint}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.hint = hint;
  }
}
