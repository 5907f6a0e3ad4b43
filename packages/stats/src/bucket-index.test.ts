import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationNs, SEEDED } from "./arbitrary.ts";
import { bucketBounds } from "./bucket-bounds.ts";
import { bucketIndex, OVERFLOW_INDEX, OVERFLOW_NS } from "./bucket-index.ts";

describe("bucketIndex", () => {
  it("gives each of the first 128 ns a bucket of its own", () => {
    for (let ns = 0; ns < 128; ns++) expect(bucketIndex(ns)).toBe(ns);
    expect(bucketIndex(128)).toBe(128);
    expect(bucketIndex(129)).toBe(128);
    expect(bucketIndex(130)).toBe(129);
  });

  it("meets both ends of every bucket, and buckets leave no gap", () => {
    for (let index = 0; index < OVERFLOW_INDEX; index++) {
      const { lower, upper } = bucketBounds("log-linear-64", index);
      expect(bucketIndex(lower)).toBe(index);
      expect(bucketIndex(upper - 1)).toBe(index);
      expect(bucketBounds("log-linear-64", index + 1).lower).toBe(upper);
    }
  });

  it("follows the formula that the BPF program computes in 64-bit integers", () => {
    const inC = (ns: bigint): number => {
      if (ns < 64n) return Number(ns);
      if (ns >> 40n > 0n) return OVERFLOW_INDEX;
      const k = BigInt(ns.toString(2).length - 1);
      return Number(64n + (k - 6n) * 64n + ((ns >> (k - 6n)) & 63n));
    };
    fc.assert(
      fc.property(durationNs, (ns) => {
        expect(bucketIndex(ns)).toBe(inC(BigInt(ns)));
      }),
      { ...SEEDED, numRuns: 5000 },
    );
  });

  it("lays every duration inside its bucket, at most 1/64 wide", () => {
    fc.assert(
      fc.property(durationNs, (ns) => {
        const { lower, upper } = bucketBounds("log-linear-64", bucketIndex(ns));
        expect(lower).toBeLessThanOrEqual(ns);
        expect(upper).toBeGreaterThan(ns);
        if (ns >= 64 && ns < OVERFLOW_NS) expect((upper - lower) / lower).toBeLessThanOrEqual(1 / 64);
      }),
      { ...SEEDED, numRuns: 5000 },
    );
  });

  it("counts what is too long in one bucket without an end", () => {
    expect(bucketIndex(OVERFLOW_NS - 1)).toBe(OVERFLOW_INDEX - 1);
    expect(bucketIndex(OVERFLOW_NS)).toBe(2240);
    expect(bucketIndex(Number.POSITIVE_INFINITY)).toBe(2240);
    expect(bucketBounds("log-linear-64", 2240)).toEqual({ lower: 2 ** 40, upper: Number.POSITIVE_INFINITY });
  });

  it("refuses what is no duration", () => {
    for (const ns of [-1, -0.5, Number.NEGATIVE_INFINITY, Number.NaN]) {
      expect(() => bucketIndex(ns)).toThrow(expect.objectContaining({ code: "negative-value" }));
    }
  });
});

describe("bucketBounds of log2-us", () => {
  it("gives bcc's powers of two in microseconds; 0 us is counted in bucket 1", () => {
    expect(bucketBounds("log2-us", 1)).toEqual({ lower: 0, upper: 2_000 });
    expect(bucketBounds("log2-us", 2)).toEqual({ lower: 2_000, upper: 4_000 });
    expect(bucketBounds("log2-us", 12)).toEqual({ lower: 2_048_000, upper: 4_096_000 });
  });
});
