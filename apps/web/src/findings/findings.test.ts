import type { CodeVerdict } from "@xrpl-probe/report";
import { describe, expect, it } from "vitest";
import { codeVerdict, spectrum } from "../figures/testing.ts";
import { boxesFinding } from "./boxes-finding.ts";
import { codesFinding } from "./codes-finding.ts";
import { coursesFinding } from "./courses-finding.ts";
import { heatmapFinding } from "./heatmap-finding.ts";
import { histogramFinding } from "./histogram-finding.ts";
import { mixFinding } from "./mix-finding.ts";
import { runsFinding } from "./runs-finding.ts";
import { shiftFinding } from "./shift-finding.ts";
import { spectrumFinding, typesFinding } from "./spectrum-finding.ts";

/** Spaces as they are typed here, so that the expectations can be read. */
const typed = (text: string) => text.replaceAll("\u00a0", " ");

describe("the histogram's title", () => {
  const say = (base: [number, number], head: [number, number]) =>
    typed(histogramFinding({ p50: base[0], p99: base[1] }, { p50: head[0], p99: head[1] }));

  it("says where head lies to base", () => {
    expect(say([100, 1000], [125, 1240])).toBe("Head lies to the right of base: p50 +25.0 %, p99 +24.0 %");
    expect(say([100, 1000], [90, 900])).toBe("Head lies to the left of base: p50 −10.0 %, p99 −10.0 %");
    expect(say([100, 1000], [100.4, 1140])).toBe("Head’s tail ends to the right of base’s: p50 +0.4 %, p99 +14.0 %");
    expect(say([100, 1000], [93, 1001])).toBe("Head’s middle lies to the left of base’s: p50 −7.0 %, p99 +0.1 %");
    expect(say([100, 1000], [90, 1100])).toBe("Head is wider than base: p50 −10.0 %, p99 +10.0 %");
    expect(say([100, 1000], [101, 995])).toBe("Base and head lie over one another: p50 +1.0 %, p99 −0.5 %");
  });

  it("claims no more than the data allow", () => {
    expect(
      typed(histogramFinding({ p50: [128_000, 256_000], p99: null }, { p50: [256_000, 512_000], p99: null })),
    ).toBe("The medians lie in 128 to 256 µs and in 256 to 512 µs");
    expect(typed(histogramFinding({ p50: 100, p99: null }, { p50: 125, p99: null }))).toBe(
      "Head lies to the right of base: p50 +25.0 %",
    );
    expect(histogramFinding({ p50: null, p99: null }, { p50: 1, p99: 1 })).toBe("Too few applies for a median");
    expect(histogramFinding(null, { p50: 1, p99: 1 })).toBe("Only head has applies of this kind");
  });
});

describe("the spectrum's title", () => {
  it("says from which percentile on the lines part", () => {
    const base = spectrum(40_000, 400_000);
    expect(typed(spectrumFinding(base, spectrum(40_000, 500_000)))).toBe(
      "At every percentile head takes 25 % longer than base",
    );
    expect(typed(spectrumFinding(base, spectrum(40_000, 404_000)))).toBe("Head stays within 3 % of base up to p99.9");
    expect(typed(spectrumFinding(base, spectrum(40_000, 400_000, 0.3)))).toMatch(
      /^From p75 up head takes [\d.]+ to 41 % longer than base$/,
    );
  });

  it("says of types what one in ten takes", () => {
    const series = [
      { name: "Payment", spectrum: spectrum(40_000, 3e6) },
      { name: "OfferCreate", spectrum: spectrum(40_000, 2e5) },
    ];
    expect(typed(typesFinding(series))).toMatch(
      /^One Payment in ten takes over 5.\d\d ms, one OfferCreate in ten over 3\d\d µs$/,
    );
    expect(typesFinding([])).toBe("Too few applies for percentiles");
    const coarse = spectrum(40_000, 3e6);
    const bounds = { lowerNs: coarse.ns, upperNs: coarse.ns.map((ns) => 2 * ns) };
    expect(typesFinding([{ name: "Payment", spectrum: { ...coarse, bounds } }])).toMatch(/^Imported buckets bound/);
  });
});

it("the title of the runs says whether their values overlap", () => {
  const side = (...values: number[]) => ({ runs: values.map((valueNs) => ({ valueNs })) });
  expect(runsFinding("p99", side(1, 2, 3), side(4, 5))).toBe("p99 of every run: the two sides do not overlap");
  expect(runsFinding("p99", side(1, 2, 5), side(4, 6))).toBe("p99 of every run: the two sides overlap");
  expect(runsFinding("p50", side(1), side(2))).toBe(
    "p50 of one run each: how much runs differ by themselves is not known",
  );
});

const code = (token: string, points: string, sign: CodeVerdict["sign"], family: "tes" | "tec" = "tec"): CodeVerdict => {
  const side = { count: 100, share: 0.1, transactionShare: null, designEffect: 1 };
  return {
    ...codeVerdict(token, sign),
    codeFamily: family,
    base: side,
    head: side,
    text: { base: "", head: "", points, interval: "" },
  };
};

describe("the codes' title", () => {
  it("names the failure that shifted, and codes that came or went", () => {
    const codes = [
      code("tecRARE", "+0.06", "new"),
      code("tesSUCCESS", "−4.00", "shifted", "tes"),
      code("tecPATH_DRY", "+3.10", "shifted"),
    ];
    expect(codesFinding(codes, "Payment")).toBe(
      "`tecPATH_DRY` +3.10 points and 1 other code shifted; `tecRARE` is new",
    );
    expect(codesFinding([code("tecKILLED", "−1.00", "possibly-shifted")], "Payment")).toBe(
      "`tecKILLED` −1.00 points possibly shifted",
    );
  });

  it("says so when nothing moved, and claims no more than is proven", () => {
    expect(codesFinding([code("tecKILLED", "+0.01", "no-change")], "Payment")).toBe("No code of Payment shifted");
    expect(codesFinding([code("tecKILLED", "+1.00", "inconclusive")], "Payment")).toBe(
      "No code of Payment is proven to have shifted",
    );
  });
});

describe("the title of the differences by quantile", () => {
  const point = (
    p: number,
    change: number,
    word: "regression" | "no change" | "inconclusive" | "possible regression" | null,
  ) => ({
    p,
    change,
    band: null,
    row: word === null ? null : { statistic: "p50" as const, word, threshold: 0.03 },
  });

  it("says how large a part of the applies takes longer", () => {
    const points = [
      point(0.1, 0, null),
      point(0.5, 0.004, "no change"),
      point(0.85, 0.05, null),
      point(0.99, 0.14, "regression"),
    ];
    expect(typed(shiftFinding(points))).toBe("The slowest 15 % of applies take up to 14.0 % longer");
    expect(typed(shiftFinding([point(0.01, 0.1, null), point(0.5, 0.2, "regression")]))).toBe(
      "At every quantile head takes up to 20.0 % longer than base",
    );
    expect(typed(shiftFinding([point(0.5, 0, null), point(0.99, 0.2, "possible regression")]))).toBe(
      "The slowest 1 % of applies take possibly up to 20.0 % longer",
    );
  });

  it("claims nothing that is not proven", () => {
    expect(shiftFinding([point(0.5, 0.01, "no change")])).toBe(
      "At no judged quantile head takes longer or less than base",
    );
    expect(typed(shiftFinding([point(0.5, 0.04, "inconclusive")]))).toBe(
      "No change is proven; the largest difference is +4.0 %",
    );
    expect(shiftFinding([])).toBe("Too few applies on both sides to set quantiles against one another");
  });
});

it("the title of the mix says how much of the mean's difference it is", () => {
  const mix = (baseNs: number, mixNs: number, withinNs: number) => ({
    baseNs,
    headNs: baseNs + mixNs + withinNs,
    mixNs,
    withinNs,
    parts: [],
    line: "",
    banner: null,
  });
  expect(typed(mixFinding(mix(862_000, 104_000, 41_000), "Payment"))).toBe(
    "Payment’s mean rose by 145 µs: 72 % is mix",
  );
  expect(typed(mixFinding(mix(862_000, 104_000, -41_000), null))).toBe(
    "The mean rose by 63.0 µs: mix +104 µs, within −41.0 µs",
  );
  expect(mixFinding(mix(862_000, 100, -90), null)).toBe("The mean stayed where it was");
});

describe("the boxes' title", () => {
  const box = (p50: number, count = 1000) => ({ count, p5: null, p25: null, p50, p75: null, p95: null, p99: null });

  it("names the largest difference of two sides", () => {
    const rows = [
      { typeName: "Payment", token: "tesSUCCESS", success: true, base: box(30_000), head: box(30_300) },
      { typeName: "Payment", token: "tecPATH_DRY", success: false, base: box(2.47e6), head: box(3.09e6) },
      { typeName: "Payment", token: "tecRARE", success: false, base: box(1e6, 3), head: box(9e6, 3) },
    ];
    expect(typed(boxesFinding(rows))).toBe(
      "Medians differ most for Payment `tecPATH_DRY`: 2.47 ms to 3.09 ms, +25.1 %",
    );
  });

  it("names the failure of one run that takes longest beside a success", () => {
    const rows = [
      { typeName: "Payment", token: "tesSUCCESS", success: true, base: box(30_000), head: null },
      { typeName: "Payment", token: "tecPATH_DRY", success: false, base: box(2.46e6), head: null },
    ];
    expect(boxesFinding(rows)).toBe("A Payment that ends `tecPATH_DRY` takes 82 times as long as one that succeeds");
  });
});

describe("the heat map's title", () => {
  const windows = (...p50: (number | null)[]) => ({
    lines: p50.map((p50Ns, at) => ({ startMs: at * 10_000, endMs: at * 10_000 + 10_000, p50Ns, p99Ns: null })),
  });

  it("tells a steady run from an episode and from a wandering one", () => {
    expect(typed(heatmapFinding(windows(160_000, 164_000, 170_000), { coarse: false }))).toBe(
      "Steady: p50 stays between 160 µs and 170 µs",
    );
    const episode = windows(...Array.from({ length: 20 }, (_, at) => (at === 8 ? 230_000 : 164_000)));
    expect(heatmapFinding(episode, { coarse: false })).toBe(
      "Steady, except that from 1:20 to 1:30 the median was 1.4 times the usual",
    );
    expect(typed(heatmapFinding(windows(100_000, 150_000, 200_000, 260_000), { coarse: false }))).toBe(
      "p50 moves between 100 µs and 260 µs",
    );
    expect(heatmapFinding(windows(null), { coarse: false })).toBe("Too few applies for a median over time");
    expect(heatmapFinding(windows(null), { coarse: true })).toMatch(/^Imported buckets are too wide/);
  });
});

describe("what the course over time says", () => {
  const windows = (ratios: readonly number[]) =>
    ratios.map((ratio, at) => ({
      startMs: at,
      endMs: at + 1,
      base: { p50Ns: 100, p99Ns: 1000 },
      head: { p50Ns: 100, p99Ns: 1000 * ratio },
    }));

  it("is how much of the time head lies above base", () => {
    expect(coursesFinding(windows([1.1, 1.2, 1.1, 1.3]))).toBe("Head's p99 is above base's all of the time");
    expect(coursesFinding(windows([0.9, 0.8, 0.9, 0.9]))).toBe("Head's p99 is below base's all of the time");
    expect(coursesFinding(windows([1.1, 1.2, 1.1, 0.9]))).toBe(
      "Head's p99 is above base's most of the time, in 3 of 4 stretches",
    );
    expect(coursesFinding(windows([0.9, 0.9, 0.9, 1.1]))).toBe(
      "Head's p99 is below base's most of the time, above in 1 of 4 stretches",
    );
    expect(coursesFinding(windows([0.9, 1.2, 0.9, 1.1]))).toBe(
      "Base and head take turns: head's p99 is the higher one in 2 of 4 stretches",
    );
  });

  it("falls back on the median, and says where there is no course", () => {
    const medians = windows([1, 1, 1, 1]).map((window) => ({ ...window, base: { p50Ns: 90, p99Ns: null } }));
    expect(coursesFinding(medians)).toBe("Head's p50 is above base's all of the time");
    expect(coursesFinding(windows([1.1, 1.2]))).toBe("Too few applies for a course over time");
  });
});
