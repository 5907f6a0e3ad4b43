import type { Boundary } from "./boundary.ts";
import { LibbpfError } from "./error.ts";
import { closedError } from "./handle.ts";
import { BPF_MAP_TYPE_RINGBUF } from "./map-type.ts";
import { Mapping } from "./mapping.ts";
import type { MapPointer } from "./pointer.ts";
import { type OnRecord, RingReader } from "./ring-reader.ts";

/**
 * The consumer of a ring buffer: reads the records from the ring's own pages, with no foreign call per record. Call
 * `drain` on a timer, and let the programs write with BPF_RB_NO_WAKEUP: nobody waits for a wake-up.
 */
export class RingBuffer {
  readonly name: string;
  /** The map's file descriptor, for epoll or another reader. Belongs to the object. */
  readonly fd: number;
  /** Bytes the ring holds. */
  readonly size: number;
  readonly #mappings: readonly Mapping[];
  #reader: RingReader | null;

  constructor(boundary: Boundary, map: MapPointer, name: string) {
    const { ffi } = boundary;
    if (ffi.libbpf.mapType(map) !== BPF_MAP_TYPE_RINGBUF) {
      throw new LibbpfError({
        code: "wrong-use",
        operation: `read the ring buffer "${name}"`,
        reason: "it is a map of another type",
      });
    }
    this.name = name;
    this.size = ffi.libbpf.mapMaxEntries(map);
    const what = `the ring buffer "${name}"`;
    this.fd = boundary.check(`use ${what}`, ffi.libbpf.mapFd(map));
    // The map's file: one page that the consumer writes, one that the producer writes, then the ring twice.
    const page = ffi.libc.pageSize();
    const consumer = new Mapping(boundary, what, { fd: this.fd, offset: 0, bytes: page, writable: true });
    const rest = new Mapping(boundary, what, {
      fd: this.fd,
      offset: page,
      bytes: page + 2 * this.size,
      writable: false,
    });
    this.#mappings = [consumer, rest];
    this.#reader = new RingReader({
      consumer: consumer.buffer,
      producer: rest.buffer,
      data: new DataView(rest.buffer, page, 2 * this.size),
      size: this.size,
    });
  }

  /**
   * Hands out the records that lie in the ring as it begins, at most `limit`, oldest first; returns their number. The
   * bytes are valid only inside `onRecord`. Stops at a record still being written, skips discarded ones.
   */
  drain(onRecord: OnRecord, limit?: number): number {
    return this.#use().drain(onRecord, limit);
  }

  /** Share of the ring, 0 to 1, that is written and not yet read. */
  get fillShare(): number {
    return this.#use().fillShare;
  }

  #use(): RingReader {
    if (this.#reader === null) throw closedError(`the ring buffer "${this.name}"`);
    return this.#reader;
  }

  close(): void {
    this.#reader = null;
    for (const mapping of this.#mappings) mapping.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
