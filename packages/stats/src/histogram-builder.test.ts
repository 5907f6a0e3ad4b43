import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durations, histogramOf, SEEDED } from "./arbitrary.ts";
import { bucketIndex } from "./bucket-index.ts";
import { emptyHistogram } from "./histogram.ts";
import { HistogramBuilder } from "./histogram-builder.ts";

describe("HistogramBuilder", () => {
  it("counts each value in its bucket and keeps sum, minimum and maximum exactly", () => {
    fc.assert(
      fc.property(durations, (values) => {
        const histogram = histogramOf(values);
        expect(histogram.count).toBe(values.length);
        expect(histogram.sum).toBe(values.reduce((a, b) => a + b, 0));
        expect(histogram.min).toBe(Math.min(...values));
        expect(histogram.max).toBe(Math.max(...values));
        expect(histogram.indices).toEqual([...new Set(values.map(bucketIndex))].sort((a, b) => a - b));
        histogram.indices.forEach((index, i) => {
          expect(histogram.counts[i]).toBe(values.filter((value) => bucketIndex(value) === index).length);
        });
      }),
      SEEDED,
    );
  });

  it("begins anew after clear", () => {
    const builder = new HistogramBuilder();
    for (const value of [5, 5_000_000, 2 ** 41]) builder.add(value);
    builder.clear();
    expect(builder.count).toBe(0);
    expect(builder.histogram()).toEqual(emptyHistogram());
    builder.add(70);
    expect(builder.histogram()).toEqual(histogramOf([70]));
  });

  it("is unchanged by a value it refuses", () => {
    const builder = new HistogramBuilder();
    builder.add(1);
    expect(() => builder.add(Number.NaN)).toThrow("a duration cannot be NaN ns");
    expect(builder.histogram()).toEqual(histogramOf([1]));
  });
});
