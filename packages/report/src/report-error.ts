export type ReportErrorCode =
  | "bad-side"
  | "unknown-side"
  | "ambiguous-run"
  | "empty-side"
  | "unknown-run"
  | "unknown-probe"
  | "unknown-type"
  | "unknown-code"
  | "no-common-probe"
  | "mixed-buckets"
  | "bad-id"
  | "still-recording"
  | "unknown-change";

/** A question that cannot be answered from this database: what was asked for, and what to ask instead. */
export class ReportError extends Error {
  override readonly name = "ReportError";
  readonly code: ReportErrorCode;
  readonly hint: string;

  constructor(code: ReportErrorCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
