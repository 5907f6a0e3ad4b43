import type { Histogram } from "@xrpl-probe/stats";
import { DbError } from "./error.ts";

type Buckets = Pick<Histogram, "indices" | "counts">;

/**
 * Buckets of a cell as a blob: for each, the distance to the index before it and the count, both as base-128 varints,
 * low bits first. Most buckets take 2 bytes.
 */
export function encodeBuckets({ indices, counts }: Buckets): Buffer {
  const scratch = Buffer.allocUnsafe(indices.length * 2 * MAX_VARINT_BYTES);
  let length = 0;
  let previous = 0;
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? 0;
    length = writeVarint(scratch, length, index - previous);
    length = writeVarint(scratch, length, counts[i] ?? 0);
    previous = index;
  }
  return Buffer.from(scratch.subarray(0, length));
}

/**
 * A brushed range holds millions of buckets, so the arrays begin as long as they can get: a bucket takes 2 bytes or more.
 * @throws DbError `malformed-cell` for bytes that `encodeBuckets` does not write
 */
export function decodeBuckets(bytes: Uint8Array): { indices: number[]; counts: number[] } {
  const indices = new Array<number>(bytes.length >> 1);
  const counts = new Array<number>(bytes.length >> 1);
  const cursor = { at: 0 };
  let index = 0;
  let length = 0;
  while (cursor.at < bytes.length) {
    const delta = readVarint(bytes, cursor);
    const count = readVarint(bytes, cursor);
    index += delta;
    if (count === 0 || (delta === 0 && length > 0)) throw malformed("a bucket is empty or stands twice");
    indices[length] = index;
    counts[length++] = count;
  }
  indices.length = length;
  counts.length = length;
  return { indices, counts };
}

/** 53 bits in groups of 7. */
const MAX_VARINT_BYTES = 8;

/** Numbers up to 2^53 by arithmetic: JavaScript's shifts end at 32 bits. */
function writeVarint(target: Uint8Array, at: number, value: number): number {
  if (!(Number.isSafeInteger(value) && value >= 0)) throw malformed(`${value} is no count and no ascending index`);
  let next = at;
  let rest = value;
  while (rest >= 0x80) {
    target[next++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  target[next++] = rest;
  return next;
}

function readVarint(bytes: Uint8Array, cursor: { at: number }): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = bytes[cursor.at++];
    if (byte === undefined) throw malformed("they end within a number");
    if (byte < 0x80 && scale === 1) return byte;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) break;
    scale *= 0x80;
  }
  if (!Number.isSafeInteger(value)) throw malformed("a number passes 2^53");
  return value;
}

function malformed(reason: string): DbError {
  return new DbError(
    "malformed-cell",
    "read or write a cell's buckets",
    reason,
    "the file is damaged, or another program wrote into it",
  );
}
