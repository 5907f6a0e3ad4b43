import { describe, expect, it } from "vitest";
import { extentNs, masses, perEqualWidth } from "./density.ts";
import { edgesNs, hump } from "./testing.ts";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("shares per eighth of an octave", () => {
  it("are the masses of bins an eighth of an octave wide, and an eighth of those of bins an octave wide", () => {
    expect(sum(masses(edgesNs(48), hump(edgesNs(48), 4e5)))).toBeCloseTo(1, 3);
    expect(masses([1000, 2000, 4000], [0.1, 0.025])).toEqual([0.8, 0.2]);
  });

  it("become shares per equal width for a linear axis, with the same masses", () => {
    const edges = edgesNs(48);
    const { widthNs, share } = perEqualWidth(edges, hump(edges, 4e5), [0, 2e6]);
    const total = sum(share.map((value, bin) => (value * ((edges[bin + 1] ?? 0) - (edges[bin] ?? 0))) / widthNs));
    expect(total).toBeCloseTo(1, 3);
  });

  it("are shown from the first to the last bin that matters on either side", () => {
    expect(extentNs([1, 2, 4, 8, 16], [0, 0.125, 0, 0], [0, 0, 0.125, 0])).toEqual([2, 8]);
  });
});
