import { describe, expect, it } from "vitest";
import { RingReader } from "./ring-reader.ts";

const SIZE = 256;
const BUSY = 0x8000_0000;
const DISCARDED = 0x4000_0000;

/** A ring in ordinary memory, with the kernel's side of it. */
class FakeRing {
  readonly consumer = new ArrayBuffer(8);
  readonly producer = new ArrayBuffer(8);
  readonly memory = new ArrayBuffer(2 * SIZE);
  readonly reader: RingReader;
  readonly #consumed = new BigUint64Array(this.consumer);
  readonly #produced = new BigUint64Array(this.producer);

  constructor(position = 0n) {
    this.#consumed[0] = position;
    this.#produced[0] = position;
    this.reader = new RingReader({
      consumer: this.consumer,
      producer: this.producer,
      data: new DataView(this.memory),
      size: SIZE,
    });
  }

  get consumed(): bigint {
    return this.#consumed[0] ?? 0n;
  }

  /** Appends a record; returns false where it finds no room, as the kernel does. */
  write(payload: readonly number[], flags = 0): boolean {
    const position = this.#produced[0] ?? 0n;
    const advance = Math.ceil((payload.length + 8) / 8) * 8;
    if (Number(position - this.consumed) + advance > SIZE) return false;
    const header = new DataView(new ArrayBuffer(8));
    header.setUint32(0, (payload.length | flags) >>> 0, true);
    const record = [...new Uint8Array(header.buffer), ...payload];
    record.forEach((byte, i) => {
      this.#put(Number(position % BigInt(SIZE)) + i, byte);
    });
    this.#produced[0] = position + BigInt(advance);
    return true;
  }

  /** Commits the record whose header is at a position. */
  commit(position: bigint): void {
    const at = Number(position % BigInt(SIZE)) + 3;
    this.#put(at, (new Uint8Array(this.memory)[at % SIZE] ?? 0) & 0x7f);
  }

  /** The double mapping: a byte shows at two places. */
  #put(at: number, byte: number): void {
    const bytes = new Uint8Array(this.memory);
    bytes[at % SIZE] = byte;
    bytes[(at % SIZE) + SIZE] = byte;
  }

  read(limit?: number): number[][] {
    const records: number[][] = [];
    this.reader.drain(
      (view, at, length) => records.push([...new Uint8Array(view.buffer, view.byteOffset + at, length)]),
      limit,
    );
    return records;
  }
}

describe("a ring's reader", () => {
  it("reads nothing from an empty ring", () => {
    const ring = new FakeRing();
    expect(ring.read()).toEqual([]);
    expect(ring.reader.fillShare).toBe(0);
  });

  it("gives records in order, whole where they wrap, at any position", () => {
    for (const start of [0n, 248n, 0xffff_fff8n, 2n ** 53n, 2n ** 60n + 8n]) {
      const ring = new FakeRing(start);
      for (let round = 0; round < 50; round++) {
        const records = Array.from({ length: 3 }, (_, i) =>
          Array.from({ length: ((round * 3 + i) % 60) + 1 }, () => (round + i) & 0xff),
        );
        expect(records.every((record) => ring.write(record))).toBe(true);
        expect(ring.read()).toEqual(records);
      }
      expect(ring.reader.fillShare).toBe(0);
    }
  });

  it("skips discarded records and does not count them", () => {
    const ring = new FakeRing();
    ring.write([1]);
    ring.write([2], DISCARDED);
    ring.write([3]);
    const seen: number[] = [];
    expect(ring.reader.drain((view, at) => seen.push(view.getUint8(at)))).toBe(2);
    expect(seen).toEqual([1, 3]);
  });

  it("stops at a busy record and goes on when it is committed", () => {
    const ring = new FakeRing();
    ring.write([1]);
    ring.write([2], BUSY);
    ring.write([3]);
    expect(ring.read()).toEqual([[1]]);
    expect(ring.read()).toEqual([]);
    expect(ring.consumed).toBe(16n);
    ring.commit(16n);
    expect(ring.read()).toEqual([[2], [3]]);
  });

  it("reads at most as many as the limit says", () => {
    const ring = new FakeRing();
    for (const i of [1, 2, 3]) ring.write([i]);
    expect(ring.read(2)).toEqual([[1], [2]]);
    expect(ring.read(0)).toEqual([]);
    expect(ring.read(2)).toEqual([[3]]);
  });

  it("leaves what is written during a drain to the next one, so that it ends", () => {
    const ring = new FakeRing();
    ring.write([1]);
    let written = 0;
    const drained = ring.reader.drain(() => {
      if (ring.write([2])) written++;
    });
    expect([drained, written]).toEqual([1, 1]);
    expect(ring.read()).toEqual([[2]]);
  });

  it("gives room back while it drains", () => {
    const ring = new FakeRing();
    while (ring.write([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(ring.reader.fillShare).toBe(1);
    let roomMade = false;
    ring.reader.drain(() => {
      roomMade ||= ring.consumed > 0n;
    });
    expect(roomMade).toBe(true);
  });

  it("does not give a record again whose handling threw", () => {
    const ring = new FakeRing();
    ring.write([1]);
    ring.write([2]);
    const failing = () =>
      ring.reader.drain(() => {
        throw new Error("cannot handle it");
      });
    expect(failing).toThrow("cannot handle it");
    expect(ring.read()).toEqual([[2]]);
  });
});
