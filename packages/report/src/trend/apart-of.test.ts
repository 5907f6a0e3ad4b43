import { describe, expect, it } from "vitest";
import { apartOf } from "./apart-of.ts";

const versions = { versions: [{ tag: "1.3.0" }, { tag: "1.4.0-b1" }], reference: 0 };
const lastPair = { start: 7, change: Math.log(1.1), lower: 0.05, upper: 0.15, p: 0.001 };

function sizeOf(vsReference: number | null): string | undefined {
  const betas = Array.from({ length: 8 }, () => ({ vsReference }));
  return apartOf({ lastPair }, betas, versions)?.size.replaceAll("\u00a0", " ");
}

describe("how far the newest betas stand apart", () => {
  it("is told as it was tested, against the betas before, and beside it against the release", () => {
    expect(sizeOf(0.25)).toBe("+10.0 % vs the betas before (+25.0 % vs 1.3.0)");
  });

  it("leaves the release out where it differs the other way or there is none", () => {
    expect(sizeOf(-0.02)).toBe("+10.0 % vs the betas before");
    expect(sizeOf(null)).toBe("+10.0 % vs the betas before");
  });
});
