import type { Boundary } from "./boundary.ts";
import { closedError } from "./handle.ts";
import type { MemoryPointer } from "./pointer.ts";

const PROT_READ = 1;
const PROT_WRITE = 2;
const MAP_SHARED = 0x01;
const MAP_PRIVATE = 0x02;
const MAP_FIXED = 0x10;
const MAP_ANONYMOUS = 0x20;
const MAP_NORESERVE = 0x4000;

interface Area {
  readonly fd: number;
  /** Where in the map's file the area begins; a multiple of the page size. */
  readonly offset: number;
  readonly bytes: number;
  readonly writable: boolean;
}

/** Memory of a map, shared with the kernel. */
export class Mapping {
  readonly #boundary: Boundary;
  readonly #what: string;
  readonly #bytes: number;
  readonly #address: MemoryPointer;
  #buffer: ArrayBuffer | null;

  constructor(boundary: Boundary, what: string, { fd, offset, bytes, writable }: Area) {
    const { ffi } = boundary;
    const protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
    const address = ffi.libc.mmap(null, bytes, protection, MAP_SHARED, fd, offset);
    this.#address = boundary.checkPointer(`map the memory of ${what}`, address);
    this.#boundary = boundary;
    this.#what = what;
    this.#bytes = bytes;
    this.#buffer = ffi.view(this.#address, bytes);
    // The callback must not hold `this`: that would keep the buffer, and so the range, for ever.
    reserved.register(this.#buffer, releaser(boundary, this.#address, bytes));
  }

  /** Throws once the mapping is closed. */
  get buffer(): ArrayBuffer {
    if (this.#buffer === null) throw closedError(this.#what);
    return this.#buffer;
  }

  /**
   * Lets the map go. Whoever still holds a view must not crash the process by reading it, and Node cannot detach
   * foreign buffers: fresh zero pages, which cost nothing until written, take the place of the map's.
   */
  close(): void {
    if (this.#buffer === null) return;
    this.#buffer = null;
    const flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE;
    const address = this.#boundary.ffi.libc.mmap(this.#address, this.#bytes, PROT_READ | PROT_WRITE, flags, -1, 0);
    this.#boundary.checkPointer(`unmap the memory of ${this.#what}`, address);
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** Frees the address range when the last view of it is gone. */
const reserved = new FinalizationRegistry<() => void>((release) => release());

function releaser({ ffi }: Boundary, address: MemoryPointer, bytes: number): () => void {
  return () => ffi.libc.munmap(address, bytes);
}
