export type DbErrorCode =
  | "missing"
  | "not-a-database"
  | "predecessor"
  | "newer-schema"
  | "older-schema"
  | "not-writable"
  | "locked"
  | "disk-full"
  | "corrupt"
  | "no-such-run"
  | "ambiguous-run"
  | "malformed-cell";

/**
 * Storage failed, or was asked for something it does not hold. `operation` says what was tried, `message` says it with
 * the reason, `hint` says what to do; `cause` is SQLite's own error where there is one.
 */
export class DbError extends Error {
  override readonly name = "DbError";
  readonly code: DbErrorCode;
  readonly operation: string;
  readonly hint: string;

  constructor(code: DbErrorCode, operation: string, reason: string, hint: string, cause?: unknown) {
    super(`cannot ${operation}: ${reason}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.operation = operation;
    this.hint = hint;
  }
}
