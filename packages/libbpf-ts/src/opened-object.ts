import type { Boundary } from "./boundary.ts";
import { LibbpfError } from "./error.ts";
import { BPF_TRACE_UPROBE_MULTI } from "./ffi.ts";
import type { Handle } from "./handle.ts";
import { LoadedObject } from "./loaded-object.ts";
import { findMap, findProgram } from "./lookup.ts";
import type { MapPointer, MemoryPointer, ProgramPointer } from "./pointer.ts";

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
