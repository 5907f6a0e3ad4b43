import type { Boundary } from "./boundary.ts";
import type { Codec } from "./codec.ts";
import { Handle } from "./handle.ts";
import type { Link } from "./link.ts";
import { LoadedProgram, type Owner } from "./loaded-program.ts";
import { findMap, findProgram } from "./lookup.ts";
import { BpfMap } from "./map.ts";
import { MappedArray } from "./mapped-array.ts";
import { perCpu } from "./per-cpu.ts";
import type { ObjectPointer } from "./pointer.ts";
import { RingBuffer } from "./ring-buffer.ts";

interface Closeable {
  close(): void;
}

/** An object whose maps and programs are in the kernel. Closing it ends its links and mappings first. */
export class LoadedObject {
  readonly #boundary: Boundary;
  readonly #handle: Handle<"bpf_object">;
  readonly #links = new Set<Link>();
  readonly #owner: Owner;
  readonly #mappings = new Set<Closeable>();
  #closing: Promise<void> | null = null;

  constructor(boundary: Boundary, what: string, pointer: ObjectPointer) {
    this.#boundary = boundary;
    this.#handle = new Handle(what, pointer);
    this.#owner = { boundary, object: this.#handle, links: this.#links, usdtDetaching: 0 };
  }

  program(name: string): LoadedProgram {
    const pointer = findProgram(this.#boundary, this.#handle, name);
    return new LoadedProgram(this.#owner, pointer, name);
  }

  /** A hash or array map. Throws when a codec's size is not the map's. For per-CPU maps see `perCpuMap`. */
  map<K, V>(name: string, codecs: { key: Codec<K>; value: Codec<V> }): BpfMap<K, V> {
    return new BpfMap(this.#boundary, this.#handle, findMap(this.#boundary, this.#handle, name), { name, ...codecs });
  }

  /** A per-CPU map: each value is an array with one element for every possible CPU. */
  perCpuMap<K, V>(name: string, { key, value }: { key: Codec<K>; value: Codec<V> }): BpfMap<K, V[]> {
    const cpus = this.#boundary.check("count the possible CPUs", this.#boundary.ffi.libbpf.possibleCpus());
    const map = findMap(this.#boundary, this.#handle, name);
    return new BpfMap(this.#boundary, this.#handle, map, { name, key, value: perCpu(value, cpus) });
  }

  /** The memory of an array map made with BPF_F_MMAPABLE, or of a data section (".bss", ".data", ".rodata"). */
  mappedArray(name: string): MappedArray {
    const map = findMap(this.#boundary, this.#handle, name);
    return this.#keep(new MappedArray(this.#boundary, map, name));
  }

  /** The consumer's side of a BPF_MAP_TYPE_RINGBUF map. A ring has one consumer: open it once. */
  ringBuffer(name: string): RingBuffer {
    const map = findMap(this.#boundary, this.#handle, name);
    return this.#keep(new RingBuffer(this.#boundary, map, name));
  }

  #keep<Mapping extends Closeable>(mapping: Mapping): Mapping {
    this.#mappings.add(mapping);
    return mapping;
  }

  /** Detaches every link off the event loop, then frees programs and maps. */
  close(): Promise<void> {
    this.#closing ??= this.#end([...this.#links].map((link) => link.detach()));
    return this.#closing;
  }

  /** As `close`, blocking: about 0.1 s per perf link. A detach already under way is waited for off the event loop. */
  [Symbol.dispose](): void {
    if (this.#closing !== null) return;
    for (const link of this.#links) link[Symbol.dispose]();
    if (this.#links.size === 0 && this.#boundary.detaching.idle) {
      this.#closing = Promise.resolve();
      this.#free(this.#handle.take());
    } else {
      void this.close();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #end(detaching: Promise<void>[]): Promise<void> {
    const pointer = this.#handle.take();
    const results = await Promise.allSettled(detaching);
    this.#free(pointer);
    for (const result of results) if (result.status === "rejected") throw result.reason;
  }

  #free(pointer: ObjectPointer | null): void {
    for (const mapping of this.#mappings) mapping.close();
    this.#mappings.clear();
    if (pointer !== null) this.#boundary.ffi.libbpf.close(pointer);
  }
}
