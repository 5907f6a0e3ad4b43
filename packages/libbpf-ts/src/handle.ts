import { LibbpfError } from "./error.ts";
import type { Pointer } from "./pointer.ts";

/** A foreign pointer with an owner: once closed, using it throws instead of reading freed memory. */
export class Handle<Kind extends string> {
  /** For errors: `the object "collector"`. */
  readonly what: string;
  #pointer: Pointer<Kind> | null;

  constructor(what: string, pointer: Pointer<Kind>) {
    this.what = what;
    this.#pointer = pointer;
  }

  get closed(): boolean {
    return this.#pointer === null;
  }

  /** The pointer, for a call that is made at once; throws when the handle is closed. */
  use(): Pointer<Kind> {
    if (this.#pointer === null) throw closedError(this.what);
    return this.#pointer;
  }

  /** Gives the pointer away and closes the handle; null when it was closed before. */
  take(): Pointer<Kind> | null {
    const pointer = this.#pointer;
    this.#pointer = null;
    return pointer;
  }
}

export function closedError(what: string): LibbpfError {
  return new LibbpfError({
    code: "closed",
    operation: `use ${what}`,
    reason: "it is closed",
    hint: "keep it, and the object it came from, open as long as it is used",
  });
}
