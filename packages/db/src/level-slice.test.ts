import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelFor, levelSeq } from "./level-slice.ts";

const at = (runStartedMs: number, startS: number, endS: number) => ({
  runStartedMs,
  startNs: startS * 1e9,
  endNs: endS * 1e9,
});

describe("levelSeq", () => {
  it("cuts at whole minutes of the wall clock, counted from the run's own", () => {
    const startedMs = Date.UTC(2026, 0, 1, 12, 0, 50, 368);
    expect(levelSeq(60, at(startedMs, 0, 0.632))).toBe(0);
    expect(levelSeq(60, at(startedMs, 8.632, 9.632))).toBe(0);
    expect(levelSeq(60, at(startedMs, 9.632, 10.632))).toBe(1);
    expect(levelSeq(600, at(startedMs, 9.632, 10.632))).toBe(0);
    expect(levelSeq("run", at(startedMs, 9999, 10000))).toBe(0);
  });

  it("is not misled by a start that was rounded down to a millisecond", () => {
    const startedMs = Date.UTC(2026, 0, 1, 12, 0, 0);
    expect(levelSeq(60, { runStartedMs: startedMs, startNs: 59_999_400_000, endNs: 60_999_400_000 })).toBe(1);
  });

  it("nests: slices of one minute share their 10 minutes and their hour", () => {
    fc.assert(
      fc.property(
        fc.nat(10 ** 7),
        fc.nat(10 ** 6),
        fc.nat(10 ** 6),
        fc.integer({ min: 1, max: 50 }),
        (start, a, b, length) => {
          const [x, y] = [at(start, a / 10, a / 10 + length), at(start, b / 10, b / 10 + length)];
          if (levelSeq(60, x) === levelSeq(60, y)) expect(levelSeq(600, x)).toBe(levelSeq(600, y));
          if (levelSeq(600, x) === levelSeq(600, y)) expect(levelSeq(3600, x)).toBe(levelSeq(3600, y));
        },
      ),
      { seed: 4, numRuns: 1000 },
    );
  });
});

describe("levelFor", () => {
  it("takes the finest level of at most 500 columns", () => {
    expect(levelFor({ durationNs: 300e9, nativeSlices: 300 })).toBe("native");
    expect(levelFor({ durationNs: 3600e9, nativeSlices: 630 })).toBe(60);
    expect(levelFor({ durationNs: 24 * 3600e9, nativeSlices: 8910 })).toBe(600);
    expect(levelFor({ durationNs: 14 * 24 * 3600e9, nativeSlices: 121_000 })).toBe(3600);
    expect(levelFor({ durationNs: 30 * 24 * 3600e9, nativeSlices: 260_000 })).toBe("run");
    expect(levelFor({ durationNs: 300e9, nativeSlices: 300 }, 20)).toBe(60);
  });
});
