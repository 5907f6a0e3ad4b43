import { describe, expect, it } from "vitest";
import { evenRun } from "./arbitrary.ts";
import { runLevelTest } from "./run-level.ts";

const runs = (counts: readonly number[]) => counts.map((count) => evenRun(count, 10_000));

describe("runLevelTest", () => {
  it("asks for 5 runs in all", () => {
    expect(runLevelTest(runs([1, 2]), runs([3, 4]))).toBeNull();
    expect(runLevelTest(runs([1]), runs([3, 4, 5, 6]))).not.toBeNull();
    expect(runLevelTest([], runs([3, 4, 5, 6, 7]))).toBeNull();
  });

  it("is Student's t on the logits", () => {
    const test = runLevelTest(runs([2900, 3000, 3100]), runs([3100, 3200, 3300]));
    // logits -0.8953, -0.8473, -0.8001 against -0.8001, -0.7537, -0.7081: t = 0.0936 / 0.0383 with 4 degrees of freedom
    expect(test?.p).toBeCloseTo(0.0706, 3);
    const { lower, upper } = test?.interval(0.95) ?? { lower: 0, upper: 0 };
    expect(lower).toBeCloseTo(-0.0027, 3);
    expect(upper).toBeCloseTo(0.0427, 3);
  });

  it("does not divide by zero when all runs agree", () => {
    expect(runLevelTest(runs([5, 5, 5]), runs([5, 5, 5]))?.p).toBe(1);
    expect(runLevelTest(runs([5, 5, 5]), runs([9, 9, 9]))?.p).toBe(0);
  });
});
