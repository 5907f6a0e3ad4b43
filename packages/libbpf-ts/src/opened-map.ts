import type { Boundary } from "./boundary.ts";
import type { Handle } from "./handle.ts";
import type { MapPointer } from "./pointer.ts";

/** A map before the load. */
export class OpenedMap {
  readonly #boundary: Boundary;
  readonly #object: Handle<"bpf_object">;
  readonly #pointer: MapPointer;
  readonly name: string;

  constructor(boundary: Boundary, object: Handle<"bpf_object">, pointer: MapPointer, name: string) {
    this.#boundary = boundary;
    this.#object = object;
    this.#pointer = pointer;
    this.name = name;
  }

  /** Entries; for a ring buffer bytes, a power of two and a multiple of the page size. */
  setMaxEntries(entries: number): void {
    this.#object.use();
    const rc = this.#boundary.ffi.libbpf.setMaxEntries(this.#pointer, entries);
    this.#boundary.check(`set the max entries of the map "${this.name}" to ${entries}`, rc);
  }
}
