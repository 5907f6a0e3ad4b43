import { describe, expect, it } from "vitest";
import { otavaChangePoints } from "./change-point-peer.ts";
import { seeded } from "./seeded.ts";

describe("otavaChangePoints", () => {
  const series = (n: number, at: number, seed = 3) => {
    const random = seeded(seed);
    return Array.from({ length: n }, (_, i) => 100 + (i < at ? 0 : 10) + random.normal());
  };

  it("finds a plain step, in a short series and across windows", () => {
    expect(otavaChangePoints(series(30, 17))).toEqual([17]);
    expect(otavaChangePoints(series(120, 70))).toEqual([70]);
  });

  it("finds something in few quiet series", () => {
    const found = Array.from({ length: 100 }, (_, seed) => otavaChangePoints(series(30, 30, seed)).length > 0);
    expect(found.filter(Boolean).length).toBeLessThan(8);
  });
});
