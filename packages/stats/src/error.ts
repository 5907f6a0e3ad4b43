export type StatsErrorCode =
  | "negative-value"
  | "mixed-schemes"
  | "bad-probability"
  | "bad-degrees-of-freedom"
  | "bad-edges"
  | "malformed";

/** A caller broke a precondition of this package: `code` says which, `message` shows the value. */
export class StatsError extends Error {
  override readonly name = "StatsError";
  readonly code: StatsErrorCode;

  constructor(code: StatsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
