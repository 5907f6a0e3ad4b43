import type { Boundary } from "./boundary.ts";
import { LibbpfError } from "./error.ts";
import type { Handle } from "./handle.ts";
import { LoadedObject } from "./loaded-object.ts";
import { findMap, findProgram } from "./lookup.ts";
import { OpenedMap } from "./opened-map.ts";
import { OpenedProgram } from "./opened-program.ts";
import type { MapPointer, MemoryPointer } from "./pointer.ts";

interface Global {
  readonly map: MapPointer;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An object that was read and can still be changed. `load` turns it into a LoadedObject and uses it up. */
export class OpenedObject {
  readonly #boundary: Boundary;
  readonly #handle: Handle<"bpf_object">;
  readonly #kernelLog: MemoryPointer;
  readonly #globals = new Map<string, Global>();

  constructor(boundary: Boundary, handle: Handle<"bpf_object">, kernelLog: MemoryPointer) {
    this.#boundary = boundary;
    this.#handle = handle;
    this.#kernelLog = kernelLog;
  }

  /**
   * The initial value of a data section (".rodata", ".data", ".bss"), little-endian, to be changed in place. It is a
   * copy that `load` hands over: writing to it later changes nothing and harms nothing.
   */
  global(section: string): DataView<ArrayBuffer> {
    const map = findMap(this.#boundary, this.#handle, section);
    const { bytes } = this.#globals.get(section) ?? this.#readGlobal(section, map);
    return new DataView(bytes.buffer);
  }

  #readGlobal(section: string, map: MapPointer): Global {
    const bytes = this.#boundary.ffi.libbpf.initialValue(map);
    if (bytes === null) {
      throw new LibbpfError({
        code: "wrong-use",
        operation: `read the globals in ${section} of ${this.#handle.what}`,
        reason: `${section} is a map without an initial value`,
        hint: "data sections are .rodata, .data and .bss",
      });
    }
    const global = { map, bytes };
    this.#globals.set(section, global);
    return global;
  }

  program(name: string): OpenedProgram {
    return new OpenedProgram(this.#boundary, this.#handle, findProgram(this.#boundary, this.#handle, name), name);
  }

  map(name: string): OpenedMap {
    return new OpenedMap(this.#boundary, this.#handle, findMap(this.#boundary, this.#handle, name), name);
  }

  /**
   * Creates the maps and loads the programs. Whether it succeeds or not, this object is used up. A program that the
   * verifier refuses throws code "rejected" with `verifierLog`.
   */
  load(): LoadedObject {
    const { ffi } = this.#boundary;
    const pointer = this.#handle.use();
    const operation = `load ${this.#handle.what}`;
    const verifierLog = () => ffi.readString(this.#kernelLog).trim();
    try {
      this.#boundary.listening(() => {
        for (const [section, { map, bytes }] of this.#globals) {
          this.#boundary.check(`set the globals in ${section}`, ffi.libbpf.setInitialValue(map, bytes, bytes.length));
        }
        this.#boundary.check(operation, ffi.libbpf.load(pointer), { verifierLog });
      });
    } catch (error) {
      this.close();
      throw error;
    }
    const loaded = new LoadedObject(this.#boundary, this.#handle.what, pointer);
    this.#handle.take();
    ffi.free(this.#kernelLog);
    return loaded;
  }

  /** Gives the object up without loading it. */
  close(): void {
    const pointer = this.#handle.take();
    if (pointer === null) return;
    this.#boundary.ffi.libbpf.close(pointer);
    this.#boundary.ffi.free(this.#kernelLog);
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
