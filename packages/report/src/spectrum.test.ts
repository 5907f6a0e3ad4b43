import { type Histogram, HistogramBuilder, quantile } from "@xrpl-probe/stats";
import { describe, expect, it } from "vitest";
import { meanSpectrum, spectrumOf } from "./spectrum.ts";

function ramp(count: number, ns: number): Histogram {
  const builder = new HistogramBuilder();
  for (let i = 1; i <= count; i++) builder.add(ns * i);
  return builder.histogram();
}

describe("a percentile spectrum", () => {
  it("stops where fewer than 10 values remain", () => {
    const spectrum = spectrumOf(ramp(1000, 100));
    expect(spectrum?.p[0]).toBe(0);
    expect(1000 * (1 - (spectrum?.p.at(-1) ?? 0))).toBeCloseTo(10, 6);
  });

  it("holds the histogram's own quantiles", () => {
    const histogram = ramp(1000, 100);
    const spectrum = spectrumOf(histogram);
    const at90 = spectrum?.p.findIndex((p) => Math.abs(p - 0.9) < 1e-9) ?? -1;
    expect(spectrum?.ns[at90]).toBe(quantile(histogram, 0.9));
  });

  it("is absent where there is no median", () => {
    expect(spectrumOf(ramp(19, 100))).toBeNull();
  });

  it("of a side is the geometric mean of its runs, as far as the shortest reaches", () => {
    const [long, short] = [spectrumOf(ramp(10_000, 100)), spectrumOf(ramp(1000, 400))];
    if (long === null || short === null) throw new Error("both runs have a spectrum");
    const mean = meanSpectrum([long, short]);
    expect(mean?.p).toEqual(short.p);
    expect(mean?.count).toBe(11_000);
    expect(mean?.ns[30]).toBeCloseTo(Math.sqrt((long.ns[30] ?? 0) * (short.ns[30] ?? 0)), 6);
    expect(meanSpectrum([])).toBeNull();
  });

  it("of log2 data carries the bounds of its buckets", () => {
    const log2: Histogram = {
      scheme: "log2-us",
      count: 100,
      sum: null,
      min: null,
      max: null,
      indices: [5, 6],
      counts: [60, 40],
    };
    const spectrum = spectrumOf(log2);
    expect(spectrum?.bounds?.lowerNs[0]).toBe(16_000);
    expect(spectrum?.bounds?.upperNs.at(-1)).toBe(64_000);
  });
});
