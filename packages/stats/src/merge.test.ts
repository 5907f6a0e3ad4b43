import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durations, histogramOf, log2Histogram, SEEDED } from "./arbitrary.ts";
import { emptyHistogram } from "./histogram.ts";
import { mergeHistograms } from "./merge.ts";

describe("mergeHistograms", () => {
  it("equals the histogram of all values together", () => {
    fc.assert(
      fc.property(fc.array(durations, { maxLength: 5 }), (lists) => {
        expect(mergeHistograms(lists.map(histogramOf))).toEqual(histogramOf(lists.flat()));
      }),
      SEEDED,
    );
  });

  it("does not mind order or grouping", () => {
    fc.assert(
      fc.property(durations, durations, durations, (a, b, c) => {
        const [x, y, z] = [histogramOf(a), histogramOf(b), histogramOf(c)];
        const all = mergeHistograms([x, y, z]);
        expect(mergeHistograms([mergeHistograms([x, y]), z])).toEqual(all);
        expect(mergeHistograms([x, mergeHistograms([z, y])])).toEqual(all);
        expect(mergeHistograms([z, x, y])).toEqual(all);
      }),
      SEEDED,
    );
  });

  it("leaves out empty parts and gives an empty histogram of none", () => {
    const one = histogramOf([7]);
    expect(mergeHistograms([emptyHistogram(), one, emptyHistogram()])).toEqual(one);
    expect(mergeHistograms([])).toEqual(emptyHistogram());
    expect(mergeHistograms([emptyHistogram("log2-us")])).toEqual(emptyHistogram("log2-us"));
  });

  it("knows sum, minimum and maximum only if every part does", () => {
    fc.assert(
      fc.property(log2Histogram, log2Histogram, (a, b) => {
        const merged = mergeHistograms([a, { ...b, min: 5, max: 9, sum: 14 }]);
        expect(merged).toMatchObject({ scheme: "log2-us", count: a.count + b.count, sum: null, min: null, max: null });
        expect(merged.counts.reduce((x, y) => x + y, 0)).toBe(merged.count);
      }),
      SEEDED,
    );
  });

  it("refuses to add buckets of two schemes", () => {
    const log2 = emptyHistogram("log2-us");
    expect(() => mergeHistograms([histogramOf([1]), log2])).toThrow(expect.objectContaining({ code: "mixed-schemes" }));
  });
});
