import { constants } from "node:os";
import type { Boundary } from "./boundary.ts";
import type { Codec } from "./codec.ts";
import { LibbpfError } from "./error.ts";
import type { Handle } from "./handle.ts";
import { isPerCpu } from "./map-type.ts";
import { strideOf } from "./per-cpu.ts";
import type { MapPointer } from "./pointer.ts";

const { ENOENT, ENOSPC, EEXIST } = constants.errno;
const FLAGS = { any: 0, create: 1, update: 2 } as const;
const BATCH = 256;

interface Definition<K, V> {
  readonly name: string;
  readonly key: Codec<K>;
  /** For per-CPU maps the codec of the values of all CPUs. */
  readonly value: Codec<V>;
}

/** A hash or array map in the kernel, by key. Every call is a syscall; `batch` reads many entries with one. */
export class BpfMap<K, V> {
  readonly name: string;
  readonly maxEntries: number;
  readonly #boundary: Boundary;
  readonly #object: Handle<"bpf_object">;
  readonly #fd: number;
  readonly #key: Slot<K>;
  readonly #value: Slot<V>;

  constructor(
    boundary: Boundary,
    object: Handle<"bpf_object">,
    map: MapPointer,
    { name, key, value }: Definition<K, V>,
  ) {
    const { libbpf } = boundary.ffi;
    checkSizes(name, { key: key.size, value: value.size }, layoutOf(boundary, map));
    this.name = name;
    this.maxEntries = libbpf.mapMaxEntries(map);
    this.#boundary = boundary;
    this.#object = object;
    this.#fd = boundary.check(`use the map "${name}"`, libbpf.mapFd(map));
    this.#key = new Slot(key);
    this.#value = new Slot(value);
  }

  /** The value, or undefined where the key is not in the map. */
  get(key: K): V | undefined {
    this.#key.set(key);
    return this.#found("look up in", this.#libbpf.lookup(this.#fd, this.#key.bytes, this.#value.bytes))
      ? this.#value.get()
      : undefined;
  }

  /** Writes a value. "create" and "update" insist on a new or an old key and return false where it is not. */
  set(key: K, value: V, mode: keyof typeof FLAGS = "any"): boolean {
    this.#key.set(key);
    this.#value.set(value);
    const rc = this.#libbpf.update(this.#fd, this.#key.bytes, this.#value.bytes, FLAGS[mode]);
    if ((mode === "create" && rc === -EEXIST) || (mode === "update" && rc === -ENOENT)) return false;
    this.#boundary.check(`write to the map "${this.name}"`, rc);
    return true;
  }

  /** Removes a key; false where it was not there. */
  delete(key: K): boolean {
    this.#key.set(key);
    return this.#found("delete from", this.#libbpf.deleteKey(this.#fd, this.#key.bytes));
  }

  /**
   * The keys one by one. The key last given may be deleted on the way. When others delete at the same time the kernel
   * may start over, so a key can come twice.
   */
  *keys(): Generator<K, void, undefined> {
    const [current, next] = [new Slot(this.#key.codec), new Slot(this.#key.codec)];
    let more = this.#found("iterate over", this.#libbpf.nextKey(this.#fd, null, next.bytes));
    while (more) {
      current.bytes.set(next.bytes);
      // The successor is asked for before the key is handed out: after a deletion the kernel would begin anew.
      more = this.#found("iterate over", this.#libbpf.nextKey(this.#fd, current.bytes, next.bytes));
      yield current.get();
    }
  }

  /** Keys with their values, one by one; what vanishes meanwhile is left out. */
  *entries(): Generator<[K, V], void, undefined> {
    for (const key of this.keys()) {
      const value = this.get(key);
      if (value !== undefined) yield [key, value];
    }
  }

  [Symbol.iterator](): Generator<[K, V], void, undefined> {
    return this.entries();
  }

  /** All entries, read with one syscall per `size` of them. */
  batch(size: number = BATCH): [K, V][] {
    const [keyBytes, valueBytes] = [this.#key.codec.size, this.#value.codec.size];
    const positions = [new Uint8Array(Math.max(4, keyBytes)), new Uint8Array(Math.max(4, keyBytes))] as const;
    const entries: [K, V][] = [];
    let from: Uint8Array | null = null;
    let to: Uint8Array = positions[0];
    for (let capacity = size; ; ) {
      const [keys, values] = [
        new DataView(new ArrayBuffer(capacity * keyBytes)),
        new DataView(new ArrayBuffer(capacity * valueBytes)),
      ];
      const count: [number] = [capacity];
      const rc = this.#libbpf.lookupBatch(
        this.#fd,
        from,
        to,
        new Uint8Array(keys.buffer),
        new Uint8Array(values.buffer),
        count,
      );
      // A bucket of a hash is read whole or not at all: with this much room it does not fit.
      if (rc === -ENOSPC) {
        capacity *= 2;
        continue;
      }
      const more = this.#found("read a batch of", rc);
      for (let i = 0; i < count[0]; i++)
        entries.push([this.#key.codec.read(keys, i * keyBytes), this.#value.codec.read(values, i * valueBytes)]);
      if (!more) return entries;
      from = to;
      to = to === positions[0] ? positions[1] : positions[0];
    }
  }

  get #libbpf(): Boundary["ffi"]["libbpf"] {
    this.#object.use();
    return this.#boundary.ffi.libbpf;
  }

  #found(verb: string, rc: number): boolean {
    if (rc === -ENOENT) return false;
    this.#boundary.check(`${verb} the map "${this.name}"`, rc);
    return true;
  }
}

/** Room for one encoded value. */
class Slot<T> {
  readonly codec: Codec<T>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;

  constructor(codec: Codec<T>) {
    this.codec = codec;
    this.bytes = new Uint8Array(codec.size);
    this.#view = new DataView(this.bytes.buffer);
  }

  get(): T {
    return this.codec.read(this.#view, 0);
  }

  set(value: T): void {
    this.codec.write(this.#view, 0, value);
  }
}

interface Sizes {
  readonly key: number;
  readonly value: number;
}

function layoutOf(boundary: Boundary, map: MapPointer): Sizes & { perCpu: boolean } {
  const { libbpf } = boundary.ffi;
  const perCpu = isPerCpu(libbpf.mapType(map));
  const value = libbpf.mapValueSize(map);
  const cpus = perCpu ? boundary.check("count the possible CPUs", libbpf.possibleCpus()) : 1;
  return { key: libbpf.mapKeySize(map), value: perCpu ? strideOf(value) * cpus : value, perCpu };
}

/** The kernel copies the map's sizes whatever the buffers are: a codec of another size would overrun them. */
function checkSizes(name: string, codec: Sizes, map: Sizes & { perCpu: boolean }): void {
  if (codec.key === map.key && codec.value === map.value) return;
  throw new LibbpfError({
    code: "wrong-use",
    operation: `use the map "${name}"`,
    reason: `its keys take ${map.key} bytes and its values ${map.value}, the codecs ${codec.key} and ${codec.value}`,
    hint: map.perCpu ? "it is a per-CPU map: use perCpuMap" : "give codecs of those sizes",
  });
}
