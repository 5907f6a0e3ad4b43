import { expect, it } from "vitest";
import { readDuration, readElapsed } from "./read-values.ts";

it("reads times since the start as the page writes them", () => {
  expect(["3:07", "1:02:03", "90", "0.5"].map(readElapsed)).toEqual([187_000, 3_723_000, 90_000, 500]);
  expect(["", "soon", "1:2:3:4", "-1"].map(readElapsed)).toEqual([null, null, null, null]);
});

it("reads durations with their unit", () => {
  expect(["164 µs", "2.5ms", "1 s", "1,200 us"].map(readDuration)).toEqual([164_000, 2_500_000, 1e9, 1_200_000]);
  expect(["", "5", "5 min", "ms"].map(readDuration)).toEqual([null, null, null, null]);
});
