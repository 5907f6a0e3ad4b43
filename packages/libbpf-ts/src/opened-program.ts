import type { Boundary } from "./boundary.ts";
import { BPF_TRACE_UPROBE_MULTI } from "./ffi.ts";
import type { Handle } from "./handle.ts";
import type { ProgramPointer } from "./pointer.ts";

/** A program before the load. */
export class OpenedProgram {
  readonly #boundary: Boundary;
  readonly #object: Handle<"bpf_object">;
  readonly #pointer: ProgramPointer;
  readonly name: string;

  constructor(boundary: Boundary, object: Handle<"bpf_object">, pointer: ProgramPointer, name: string) {
    this.#boundary = boundary;
    this.#object = object;
    this.#pointer = pointer;
    this.name = name;
  }

  /** Prepares the program for `attachUprobeMulti`; it can then no longer be attached by `attachUprobe`. */
  expectUprobeMulti(): void {
    this.#object.use();
    const rc = this.#boundary.ffi.libbpf.setExpectedAttachType(this.#pointer, BPF_TRACE_UPROBE_MULTI);
    this.#boundary.check(`prepare the program "${this.name}" for uprobe_multi`, rc);
  }

  /** Leaves the program out of the load, or takes it in again. */
  setAutoload(autoload: boolean): void {
    this.#object.use();
    const rc = this.#boundary.ffi.libbpf.setAutoload(this.#pointer, autoload);
    this.#boundary.check(`set the autoload of the program "${this.name}"`, rc);
  }
}
