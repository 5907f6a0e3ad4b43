import { errnoName, hintFor } from "./errno.ts";

export type LibbpfErrorCode =
  /** No libbpf could be loaded. */
  | "no-library"
  /** The libbpf found is older than 0.8. */
  | "library-too-old"
  /** The bytes are not an eBPF object. */
  | "bad-object"
  /** The object has no program, map, section or USDT probe of that name. */
  | "no-such-name"
  /** The verifier refused a program; `verifierLog` says why. */
  | "rejected"
  /** The process may not do that. */
  | "permission"
  /** The handle was closed, or its object was. */
  | "closed"
  /** The arguments cannot be right: a codec of the wrong size, a pid that is none. */
  | "wrong-use"
  /** Any other failure of libbpf or the kernel. */
  | "failed";

interface Details {
  code: LibbpfErrorCode;
  /** What was tried, on what: `load the object "collector"`. */
  operation: string;
  /** Why it failed, where no error number says so. */
  reason?: string;
  errno?: number | null;
  hint?: string | null;
  verifierLog?: string | null;
  /** What libbpf itself wrote during the call. */
  libbpfText?: string;
  cause?: unknown;
}

/** The one error of this library. The message holds operation, reason, libbpf's own words and the hint. */
export class LibbpfError extends Error {
  readonly code: LibbpfErrorCode;
  readonly operation: string;
  /** Positive error number, null where none was given. */
  readonly errno: number | null;
  /** "EPERM"; null where `errno` is. */
  readonly errnoName: string | null;
  /** What to do about it. */
  readonly hint: string | null;
  /** The verifier's log of a program that was refused. */
  readonly verifierLog: string | null;
  readonly libbpfText: string;

  constructor(details: Details) {
    const name = details.errno == null ? null : errnoName(details.errno);
    const hint = details.hint ?? (name === null ? null : hintFor(name));
    super(message(details, name, hint), details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "LibbpfError";
    this.code = details.code;
    this.operation = details.operation;
    this.errno = details.errno ?? null;
    this.errnoName = name;
    this.hint = hint;
    this.verifierLog = details.verifierLog ?? null;
    this.libbpfText = details.libbpfText ?? "";
  }
}

function message({ operation, reason, libbpfText }: Details, name: string | null, hint: string | null): string {
  const why = [name, reason].filter((part) => part != null).join(", ");
  const said = libbpfText ? ` (${libbpfText.replaceAll("\n", "; ")})` : "";
  return `cannot ${operation}: ${why}${said}${hint === null ? "" : `. ${hint}`}`;
}

/** The error's code where only its number is known. */
export function codeOf(errno: number): LibbpfErrorCode {
  const name = errnoName(errno);
  if (name === "EPERM" || name === "EACCES") return "permission";
  if (name.startsWith("LIBBPF_")) return "bad-object";
  return "failed";
}
