import { errnoName } from "./errno.ts";
import { codeOf, LibbpfError, type LibbpfErrorCode } from "./error.ts";
import type { Ffi } from "./ffi.ts";
import { SerialQueue } from "./serial-queue.ts";

const LEVEL_INFO = 1;

/** What only the caller knows about a failure: code and hint by error number's name, or the verifier's log. */
interface Context {
  codes?: Partial<Record<string, LibbpfErrorCode>>;
  hints?: Partial<Record<string, string>>;
  verifierLog?: () => string;
}

/**
 * The choke point between JS and foreign code: every result passes through `check`, `checkPointer` or `checkLibc`, and
 * what libbpf prints during a call goes into the error instead of onto the terminal.
 */
export class Boundary {
  readonly ffi: Ffi;
  /** Links are destroyed one after the other: the kernel does not do it in parallel, and libbpf's USDT lists are not locked. */
  readonly detaching = new SerialQueue();
  readonly #print: bigint;
  #lines: string[] = [];

  constructor(ffi: Ffi) {
    this.ffi = ffi;
    this.#print = ffi.printCallback((level, format, list) => {
      if (level <= LEVEL_INFO)
        this.#lines.push(
          ffi.libc
            .format(format, list)
            .replace(/^libbpf: /, "")
            .trim(),
        );
      return 0;
    });
    ffi.libbpf.setPrint(null);
  }

  /** Runs a call whose words are wanted. Only synchronous calls: a callback from a pool thread would wait for this one. */
  listening<Result>(call: () => Result): Result {
    this.#lines = [];
    this.ffi.libbpf.setPrint(this.#print);
    try {
      return call();
    } finally {
      this.ffi.libbpf.setPrint(null);
      this.#lines = [];
    }
  }

  /** Returns a result of 0 or above; throws what -errno means otherwise. */
  check(operation: string, rc: number, context: Context = {}): number {
    if (rc >= 0) return rc;
    const errno = -rc;
    const libbpfText = this.#lines.join("\n");
    // A log also remains of a harmless retry on the way: only a program that was refused makes it the reason.
    const verifierLog = (libbpfText.includes("program load failed") && context.verifierLog?.()) || null;
    throw new LibbpfError({
      code: verifierLog === null ? (context.codes?.[errnoName(errno)] ?? codeOf(errno)) : "rejected",
      operation,
      errno,
      hint:
        verifierLog === null
          ? (context.hints?.[errnoName(errno)] ?? null)
          : `The verifier says: ${lastWords(verifierLog)}`,
      verifierLog,
      libbpfText,
    });
  }

  /** As `check`, for functions that return NULL with errno set. */
  checkPointer<Result>(operation: string, pointer: Result | null, context: Context = {}): Result {
    if (pointer !== null) return pointer;
    this.check(operation, -this.ffi.errno(), context);
    throw new LibbpfError({ code: "failed", operation, reason: "NULL without an error number" });
  }

  /** As `check`, for functions of libc, which return -1 with errno set. */
  checkLibc(operation: string, rc: number, context: Context = {}): number {
    return this.check(operation, rc < 0 ? -this.ffi.errno() : rc, context);
  }
}

/** The line that says why: the last one before the statistics. */
function lastWords(verifierLog: string): string | undefined {
  return verifierLog.split("\n").findLast((line) => line !== "" && !line.startsWith("processed "));
}
