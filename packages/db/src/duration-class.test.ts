import { expect, it } from "vitest";
import { durationClassOf } from "./duration-class.ts";

it("classes change at 90 s, 300 s and 30 min", () => {
  expect([0, 89_999, 90_000, 299_999, 300_000, 1_799_999, 1_800_000].map(durationClassOf)).toEqual([
    "under 90 s",
    "under 90 s",
    "under 300 s",
    "under 300 s",
    "under 30 min",
    "under 30 min",
    "30 min and longer",
  ]);
});
