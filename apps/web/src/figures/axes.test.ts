import { describe, expect, it } from "vitest";
import { latencyAxis, linearTicks, logTicks, niceStep, shareTick, tickLabel } from "./axes.ts";

describe("ticks of latency axes", () => {
  it("are 1, 2 and 5 of each decade where there is room and decades where there is not", () => {
    expect(logTicks(5e5, 2e7, 9)).toEqual([5e5, 1e6, 2e6, 5e6, 1e7, 2e7]);
    expect(logTicks(5e3, 5e7, 9)).toEqual([1e4, 1e5, 1e6, 1e7]);
  });

  it("are round numbers on a linear axis, never more than asked for", () => {
    expect(linearTicks(0, 9.3, 5)).toEqual([0, 2, 4, 6, 8]);
    expect(linearTicks(0.11, 0.14, 4)).toEqual([0.11, 0.12, 0.13, 0.14]);
    for (let most = 1; most < 12; most++) expect(linearTicks(3.1, 97, most).length).toBeLessThanOrEqual(most + 1);
  });

  it("carry the unit that fits and no idle digits", () => {
    expect([0, 1e3, 5e5, 1e6, 2.5e6, 1.2e7, 1e9, 2e10].map(tickLabel)).toEqual(
      ["0", "1 µs", "500 µs", "1 ms", "2.5 ms", "12 ms", "1 s", "20 s"].map((text) => text.replace(" ", "\u00a0")),
    );
  });

  it("give a log axis its range in logarithms", () => {
    const axis = latencyAxis([1e3, 1e6], 400);
    expect(axis.range).toEqual([3, 6]);
    expect(axis.tickvals).toEqual([1e3, 1e4, 1e5, 1e6]);
  });
});

it("steps go up by 1, 2, 5", () => {
  expect([0.07, 0.1, 0.11, 0.3, 4, 6, 23].map(niceStep)).toEqual([0.1, 0.1, 0.2, 0.5, 5, 10, 50]);
});

it("shares are printed in percent without idle digits", () => {
  expect([0, 0.02, 0.005, 0.1 + 0.2].map(shareTick)).toEqual(["0", "2\u00a0%", "0.5\u00a0%", "30\u00a0%"]);
});
