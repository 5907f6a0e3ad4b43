import { expect, it } from "vitest";
import { effectiveStatus } from "./effective-status.ts";

const recording = { status: "recording", heartbeatMs: 1_000_000, sliceMs: null } as const;

it("a run whose heartbeat is older than 30 s reads as interrupted", () => {
  expect(effectiveStatus(recording, 1_030_000)).toBe("recording");
  expect(effectiveStatus(recording, 1_030_001)).toBe("interrupted");
});

it("a run of long slices is given 3 of them", () => {
  const slow = { ...recording, sliceMs: 600_000 };
  expect(effectiveStatus(slow, 2_800_000)).toBe("recording");
  expect(effectiveStatus(slow, 2_800_001)).toBe("interrupted");
});

it("a run that has ended stays what it is", () => {
  for (const status of ["complete", "failed", "interrupted"] as const) {
    expect(effectiveStatus({ ...recording, status }, 9e15)).toBe(status);
  }
});
