import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatChange,
  formatCount,
  formatCountShort,
  formatDurationNs,
  formatElapsed,
  formatIn,
  formatLatency,
  formatLatencyIn,
  formatLength,
  formatPoints,
  formatRate,
  formatShare,
  formatSignificant,
  formatWhen,
  forTerminal,
  unitFor,
} from "./format.ts";

const plain = (text: string) => forTerminal(text);

describe("durations", () => {
  it.each([
    [0, "0 µs"],
    [850, "850 ns"],
    [900.4, "900 ns"],
    [999.6, "1.00 µs"],
    [12_900, "12.9 µs"],
    [164_321, "164 µs"],
    [999_600, "1.00 ms"],
    [9_021_000, "9.02 ms"],
    [27_800_000, "27.8 ms"],
    [1_500_000_000, "1.50 s"],
    [1_234_000_000_000, "1,230 s"],
  ])("%d ns reads %s", (ns, text) => {
    expect(plain(formatDurationNs(ns))).toBe(text);
  });

  it("keep number and unit on one line", () => {
    expect(formatDurationNs(164_000)).toBe("164\u00a0µs");
  });

  it("share one unit in a column, the smallest value's", () => {
    expect(unitFor([12_900, 2_540_000, null])).toBe("µs");
    expect(formatIn("µs", 2_540_000)).toBe("2,540");
    expect(unitFor([3_100_000, 17_400_000])).toBe("ms");
  });

  it("move a column to a larger unit where the largest value would need six digits", () => {
    expect(unitFor([12_900, 250_000_000])).toBe("ms");
  });

  it("are intervals where the buckets are wide, and a dot where there are too few values", () => {
    expect(plain(formatLatency(164_321))).toBe("164 µs");
    expect(plain(formatLatency([2_048_000, 4_096_000]))).toBe("2.05 to 4.10 ms");
    expect(formatLatency(null)).toBe("·");
    expect(formatLatencyIn("µs", [512_000, 1_024_000])).toBe("512 to 1,020");
  });

  it("fall back to µs in an empty column", () => {
    expect(unitFor([null])).toBe("µs");
  });
});

describe("counts and shares", () => {
  it("group thousands", () => {
    expect(formatCount(228_677)).toBe("228,677");
    expect(formatCountShort(9_126)).toBe("9,126");
    expect(formatCountShort(36_103)).toBe("36.1k");
    expect(formatCountShort(999_950)).toBe("1.00M");
    expect(formatSignificant(1_904)).toBe("1,900");
    expect(formatRate(762.26)).toBe("762/s");
  });

  it("give shares two decimals and differences a sign", () => {
    expect(plain(formatShare(0.43137))).toBe("43.14 %");
    expect(formatPoints(0.03)).toBe("+3.00");
    expect(plain(formatPoints(-0.0299))).toBe("-2.99");
    expect(plain(formatChange(0.1912))).toBe("+19.1 %");
    expect(plain(formatChange(-0.101))).toBe("-10.1 %");
    expect(plain(formatChange(1.5))).toBe("+150 %");
  });

  it("print no sign on a difference that rounds to nothing", () => {
    expect(plain(formatChange(-0.0001))).toBe("0.0 %");
    expect(formatPoints(0.000_01)).toBe("0.00");
  });

  it("use a true minus on screen and a hyphen in a terminal", () => {
    expect(formatChange(-0.1)).toBe("\u221210.0\u00a0%");
    expect(forTerminal("\u2212164\u00a0µs", { ascii: true })).toBe("-164 us");
  });
});

describe("times", () => {
  it("count up as a clock", () => {
    expect(formatElapsed(187_400)).toBe("3:07");
    expect(formatElapsed(3_723_000)).toBe("1:02:03");
    expect(formatElapsed(-5)).toBe("0:00");
  });

  it("name a length in at most two units", () => {
    expect(plain(formatLength(30_000))).toBe("30 s");
    expect(plain(formatLength(300_000))).toBe("5 min");
    expect(plain(formatLength(5_400_000))).toBe("1 h 30 min");
    expect(plain(formatLength(1_500))).toBe("1.50 s");
    expect(plain(formatLength(90_061_000))).toBe("1 d 1 h");
  });

  it("write a moment with its day", () => {
    expect(formatWhen(Date.UTC(2026, 10, 21, 14, 42, 8), "UTC")).toBe("21 Nov 2026, 14:42:08");
  });

  it("print sizes in decimal units", () => {
    expect(plain(formatBytes(412_300_000))).toBe("412 MB");
    expect(plain(formatBytes(999_999))).toBe("1.00 MB");
    expect(plain(formatBytes(0))).toBe("0 B");
  });
});
