export type ElfErrorCode =
  /** The bytes do not begin with the ELF magic. */
  | "not-elf"
  /** The headers point past the end of the file. */
  | "truncated"
  /** A sound ELF file of a kind that cannot be probed: 32-bit, big-endian, another machine, an object file. */
  | "unsupported"
  /** Headers, tables or code that contradict themselves. */
  | "malformed"
  /** Neither `.symtab` nor `.dynsym`: no function can be found by name. */
  | "no-symbols"
  /** No instruction at which every return of the function can be caught. */
  | "no-exit-site";

/** The only error that leaves this package. `hint` says what the user can do about it. */
export class ElfError extends Error {
  override readonly name = "ElfError";
  readonly code: ElfErrorCode;
  /** The message without the hint. */
  readonly reason: string;
  readonly hint: string;

  constructor(code: ElfErrorCode, reason: string, hint: string) {
    super(`${reason} (${hint})`);
    this.code = code;
    this.reason = reason;
    this.hint = hint;
  }
}

export const malformed = (message: string): ElfError =>
  new ElfError(
    "malformed",
    message,
    "the file is damaged or is not the executable the server runs: name /proc/PID/exe",
  );
