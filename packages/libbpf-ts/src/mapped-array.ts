import type { Boundary } from "./boundary.ts";
import { LibbpfError } from "./error.ts";
import { BPF_MAP_TYPE_ARRAY } from "./map-type.ts";
import { Mapping } from "./mapping.ts";
import { strideOf } from "./per-cpu.ts";
import type { MapPointer } from "./pointer.ts";

const BPF_F_RDONLY_PROG = 1 << 7;
const BPF_F_MMAPABLE = 1 << 10;

/** An array's memory: read, and written, without a syscall. Element i begins at i * stride. */
export class MappedArray {
  readonly length: number;
  /** Bytes from one element to the next: the value's size rounded up to 8. */
  readonly stride: number;
  readonly #mapping: Mapping;

  constructor(boundary: Boundary, map: MapPointer, name: string) {
    const { ffi } = boundary;
    const flags = ffi.libbpf.mapFlags(map);
    if (ffi.libbpf.mapType(map) !== BPF_MAP_TYPE_ARRAY || (flags & BPF_F_MMAPABLE) === 0) {
      throw new LibbpfError({
        code: "wrong-use",
        operation: `map the memory of "${name}"`,
        reason: "it is not an array with BPF_F_MMAPABLE",
        hint: "declare it so, or read it with map(…)",
      });
    }
    this.length = ffi.libbpf.mapMaxEntries(map);
    this.stride = strideOf(ffi.libbpf.mapValueSize(map));
    const page = ffi.libc.pageSize();
    this.#mapping = new Mapping(boundary, `the map "${name}"`, {
      fd: boundary.check(`use the map "${name}"`, ffi.libbpf.mapFd(map)),
      offset: 0,
      bytes: Math.ceil((this.length * this.stride) / page) * page,
      writable: (flags & BPF_F_RDONLY_PROG) === 0,
    });
  }

  /** The whole array. Throws when closed; a view kept beyond that reads zeros. */
  get view(): DataView<ArrayBuffer> {
    return new DataView(this.#mapping.buffer, 0, this.length * this.stride);
  }

  close(): void {
    this.#mapping.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
