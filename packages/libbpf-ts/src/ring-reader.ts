/** Gets one record: its bytes are `view` from `offset` on, and stay valid only until it returns. */
export type OnRecord = (view: DataView, offset: number, length: number) => void;

interface RingMemory {
  /** Holds the consumer's position, which is ours to write. */
  readonly consumer: ArrayBuffer;
  /** Holds the producer's position at 0. */
  readonly producer: ArrayBuffer;
  /** The ring itself, twice in a row, so that no record ever wraps. */
  readonly data: DataView<ArrayBuffer>;
  /** Bytes of the ring, a power of two. */
  readonly size: number;
}

const BUSY = 0x8000_0000 | 0;
const DISCARDED = 0x4000_0000;
const LENGTH = 0x3fff_ffff;
const HEADER_BYTES = 8;
/** Space goes back to the producer after each eighth of the ring: 64-bit positions are BigInts, too dear for every record. */
const GIVE_BACK_SHARE = 8;

/**
 * Reads a BPF ring buffer from its memory (kernel/bpf/ringbuf.c): positions count bytes and only grow, records have a
 * header of 8 bytes (length with two flags, page offset) and are padded to 8. The producer writes the header last.
 */
export class RingReader {
  readonly size: number;
  readonly #consumed: BigUint64Array;
  readonly #produced: BigUint64Array;
  readonly #headers: Int32Array;
  readonly #data: DataView<ArrayBuffer>;

  constructor({ consumer, producer, data, size }: RingMemory) {
    this.size = size;
    this.#consumed = new BigUint64Array(consumer, 0, 1);
    this.#produced = new BigUint64Array(producer, 0, 1);
    this.#headers = new Int32Array(data.buffer, data.byteOffset, size / 4);
    this.#data = data;
  }

  /**
   * Hands out the records that lie there as it begins, at most `limit`, and returns their number. Stops at a record
   * that is still being written, skips discarded ones. When `onRecord` throws, the record counts as read.
   */
  drain(onRecord: OnRecord, limit: number = Number.POSITIVE_INFINITY): number {
    const [headers, data, mask] = [this.#headers, this.#data, this.size - 1];
    const start = Atomics.load(this.#consumed, 0);
    const available = Number(Atomics.load(this.#produced, 0) - start);
    const first = Number(start & BigInt(mask));
    const giveBackBytes = this.size / GIVE_BACK_SHARE;
    let records = 0;
    let read = 0;
    let givenBack = 0;
    try {
      while (read < available && records < limit) {
        const at = (first + read) & mask;
        const header = Atomics.load(headers, at >> 2);
        if ((header & BUSY) !== 0) break;
        const length = header & LENGTH;
        read += (length + HEADER_BYTES + 7) & ~7;
        if ((header & DISCARDED) === 0) {
          records++;
          onRecord(data, at + HEADER_BYTES, length);
        }
        if (read - givenBack >= giveBackBytes) {
          Atomics.store(this.#consumed, 0, start + BigInt(read));
          givenBack = read;
        }
      }
    } finally {
      if (read !== givenBack) Atomics.store(this.#consumed, 0, start + BigInt(read));
    }
    return records;
  }

  /** Share of the ring, 0 to 1, that is written and not yet read. */
  get fillShare(): number {
    return Number(Atomics.load(this.#produced, 0) - Atomics.load(this.#consumed, 0)) / this.size;
  }
}
