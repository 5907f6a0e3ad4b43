import { describe, expect, it } from "vitest";
import { intervalAxis, placeOn } from "./interval-axis.ts";

const row = (change: number | null, lo: number | null, hi: number | null) => ({ change, lo, hi });

describe("the axis of intervals", () => {
  it("reaches 10 % to both sides at least, so that noise looks small", () => {
    const axis = intervalAxis([row(0.01, -0.01, 0.03)], 100);
    expect(axis.from).toBeLessThanOrEqual(-0.1);
    expect(axis.to).toBeGreaterThanOrEqual(0.1);
    expect(axis.ticks).toContain(0);
  });

  it("holds every change, and cuts an interval that would press the others together", () => {
    const axis = intervalAxis([row(0.14, 0.09, 0.19), row(0.02, -3, 9), row(null, null, null)], 100);
    expect(axis.to).toBeGreaterThan(0.19);
    expect(axis.to).toBeLessThan(0.4);
    expect(placeOn(axis, 9)).toBe(100);
    expect(placeOn(axis, -3)).toBe(0);
    expect(placeOn(axis, 0.14)).toBeGreaterThan(placeOn(axis, 0.02));
  });

  it("names more than its zero, whatever its length", () => {
    for (const change of [0.05, 0.25, 0.45, 0.8, 2, 7])
      expect(intervalAxis([row(change, 0, change * 1.4)], 108).ticks.length).toBeGreaterThan(1);
  });
});
