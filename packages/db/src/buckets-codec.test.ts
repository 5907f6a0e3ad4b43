import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBuckets, encodeBuckets } from "./buckets-codec.ts";

const SEEDED = { seed: 17, numRuns: 500 } as const;

const buckets = fc.uniqueArray(fc.integer({ min: 0, max: 2240 }), { maxLength: 300 }).chain((indices) =>
  fc.record({
    indices: fc.constant([...indices].sort((a, b) => a - b)),
    counts: fc.array(fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })), {
      minLength: indices.length,
      maxLength: indices.length,
    }),
  }),
);

const malformed = expect.objectContaining({ name: "DbError", code: "malformed-cell" });

describe("encodeBuckets", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(buckets, (given) => {
        expect(decodeBuckets(encodeBuckets(given))).toEqual(given);
      }),
      SEEDED,
    );
  });

  it("takes 2 bytes for a usual bucket", () => {
    expect(encodeBuckets({ indices: [5, 6, 9], counts: [1, 100, 127] })).toEqual(Buffer.from([5, 1, 1, 100, 3, 127]));
  });

  it("refuses counts that are no whole numbers and indices that do not ascend", () => {
    expect(() => encodeBuckets({ indices: [1], counts: [1.5] })).toThrow(malformed);
    expect(() => encodeBuckets({ indices: [1], counts: [2 ** 53] })).toThrow(malformed);
    expect(() => encodeBuckets({ indices: [5, 4], counts: [1, 1] })).toThrow(malformed);
  });
});

describe("decodeBuckets", () => {
  it("names what is wrong with damaged bytes", () => {
    expect(() => decodeBuckets(Buffer.from([5]))).toThrow("they end within a number");
    expect(() => decodeBuckets(Buffer.from([5, 0x80]))).toThrow("they end within a number");
    expect(() => decodeBuckets(Buffer.from([5, 0]))).toThrow("a bucket is empty or stands twice");
    expect(() => decodeBuckets(Buffer.from([5, 1, 0, 1]))).toThrow("a bucket is empty or stands twice");
    expect(() => decodeBuckets(Buffer.alloc(40, 0xff))).toThrow(malformed);
    expect(() => decodeBuckets(Buffer.concat([Buffer.alloc(400, 0x80), Buffer.from([0, 1])]))).toThrow(malformed);
  });

  it("of any bytes gives ascending buckets or an error, never anything else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          const { indices, counts } = decodeBuckets(bytes);
          expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
          expect(counts.every((count) => Number.isSafeInteger(count) && count > 0)).toBe(true);
        } catch (error) {
          expect(error).toEqual(malformed);
        }
      }),
      { ...SEEDED, numRuns: 3000 },
    );
  });
});
