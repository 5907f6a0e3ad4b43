import { describe, expect, it } from "vitest";
import { evenRun } from "./arbitrary.ts";
import { runShare } from "./run-share.ts";
import { sideShares } from "./side-share.ts";

describe("runShare", () => {
  it("finds no variance where each window holds its due, however busy it is", () => {
    const run = runShare([1, 10, 100, 5], [4, 40, 400, 20]);
    expect(run).toMatchObject({ count: 116, total: 464, nu: 1 });
    expect(run.variance).toBeCloseTo(0, 12);
  });

  it("refuses windows that do not match", () => {
    expect(() => runShare([1], [1, 2])).toThrow("1 windows of counts, 2 of totals");
  });
});

describe("sideShares", () => {
  it("never takes less than one span per span", () => {
    const { base } = sideShares([evenRun(300, 1000)], [evenRun(300, 1000)]);
    expect(base).toMatchObject({ share: 0.3, designEffect: 1, effectiveTotal: 1000 });
  });

  it("sees that 50 spans in one window are about one event", () => {
    const counts = new Array<number>(90).fill(0);
    counts[31] = 50;
    const { head } = sideShares([evenRun(0, 9000)], [runShare(counts, new Array(90).fill(100))]);
    expect(head.designEffect).toBeGreaterThan(30);
    expect(head.designEffect).toBeLessThan(80);
  });

  it("lends the design effect to the side on which the code never came", () => {
    const counts = new Array<number>(90).fill(0);
    counts[31] = 50;
    const { base, head } = sideShares([evenRun(0, 9000)], [runShare(counts, new Array(90).fill(100))]);
    expect(base).toMatchObject({ share: 0, designEffect: head.designEffect });
  });

  it("has no share without spans", () => {
    expect(sideShares([runShare([], [])], []).base).toMatchObject({ share: null, total: 0, runs: 1 });
  });
});
