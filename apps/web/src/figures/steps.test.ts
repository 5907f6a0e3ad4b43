import { expect, it } from "vitest";
import { binOf, steps } from "./steps.ts";

it("a stepped line begins and ends on the axis", () => {
  expect(steps([1, 2, 4], [10, 20])).toEqual({ x: [1, 1, 2, 2, 4, 4], y: [0, 10, 10, 20, 20, 0] });
  expect(steps([], [])).toEqual({ x: [], y: [] });
});

it("a value belongs to the bin whose lower edge it has reached", () => {
  const edges = [1, 2, 4, 8];
  expect([0.9, 1, 1.9, 2, 7.9, 8, Number.NaN].map((value) => binOf(edges, value))).toEqual([-1, 0, 0, 1, 2, -1, -1]);
});
