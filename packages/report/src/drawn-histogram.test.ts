import { HistogramBuilder } from "@xrpl-probe/stats";
import { describe, expect, it } from "vitest";
import { drawHistogram, STEPS_PER_OCTAVE } from "./drawn-histogram.ts";

describe("a drawn histogram", () => {
  it("has the area 1, whatever the width of its steps", () => {
    const builder = new HistogramBuilder();
    for (let i = 0; i < 5000; i++) builder.add(10_000 + i * 37);
    const fine = drawHistogram([builder.histogram()]);
    const coarse = drawHistogram([
      { scheme: "log2-us", count: 10, sum: null, min: null, max: null, indices: [0, 3], counts: [4, 6] },
    ]);
    for (const drawn of [fine, coarse]) {
      const area = drawn?.share.reduce(
        (sum, height, i) =>
          sum + height * Math.log2((drawn.edgesNs[i + 1] ?? 0) / (drawn.edgesNs[i] ?? 1)) * STEPS_PER_OCTAVE,
        0,
      );
      expect(area).toBeCloseTo(1, 9);
    }
  });

  it("weighs each run the same", () => {
    const [few, many] = [new HistogramBuilder(), new HistogramBuilder()];
    for (let i = 0; i < 10; i++) few.add(1_000);
    for (let i = 0; i < 1000; i++) many.add(1_000_000);
    const drawn = drawHistogram([few.histogram(), many.histogram()]);
    expect(drawn?.share[0]).toBeGreaterThan(0.4);
  });

  it("is absent without spans", () => {
    expect(drawHistogram([new HistogramBuilder().histogram()])).toBeNull();
  });
});
