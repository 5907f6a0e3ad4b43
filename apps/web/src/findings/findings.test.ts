import type { CodeDifference, StratumRow, StratumSide } from "@xrpl-probe/report";
import { describe, expect, it } from "vitest";
import { spectrum } from "../figures/testing.ts";
import { boxesFinding } from "./boxes-finding.ts";
import { codesFinding } from "./codes-finding.ts";
import { comparisonSentence } from "./comparison-sentence.ts";
import { environmentFindings } from "./environment-findings.ts";
import { heatmapFinding } from "./heatmap-finding.ts";
import { histogramFinding } from "./histogram-finding.ts";
import { mixSentence } from "./mix-sentence.ts";
import { runsFinding } from "./runs-finding.ts";
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

const code = (token: string, base: number, head: number, family: "tes" | "tec" | "tef" = "tec"): CodeDifference => ({
  type: null,
  typeName: "",
  code: 0,
  token,
  family,
  base: { count: base * 1000, share: base, transactionShare: null },
  head: { count: head * 1000, share: head, transactionShare: null },
  difference: head - base,
  presence: base === 0 ? "only head" : head === 0 ? "only base" : "both",
});

describe("the codes' title", () => {
  it("names the failure that moved most and codes of one side alone", () => {
    const codes = [
      code("tesSUCCESS", 0.8, 0.76, "tes"),
      code("tecPATH_DRY", 0.2, 0.231),
      code("tefPAST_SEQ", 0, 0.009, "tef"),
    ];
    expect(codesFinding(codes, "Payments")).toBe(
      "3.10 points more Payments end `tecPATH_DRY`; `tefPAST_SEQ` is in head only",
    );
    expect(codesFinding([code("tecKILLED", 0.02, 0.01)], "applies")).toBe("1.00 points fewer applies end `tecKILLED`");
  });

  it("says so when nothing moved", () => {
    expect(codesFinding([code("tecKILLED", 0.02, 0.0201)], "applies")).toBe(
      "No code’s share differs by more than 0.05 points",
    );
  });
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
    expect(typed(heatmapFinding(windows(160_000, 164_000, 170_000)))).toBe(
      "Steady: p50 stays between 160 µs and 170 µs",
    );
    const episode = windows(...Array.from({ length: 20 }, (_, at) => (at === 8 ? 230_000 : 164_000)));
    expect(heatmapFinding(episode)).toBe("Steady, except that from 1:20 to 1:30 the median was 1.4 times the usual");
    expect(typed(heatmapFinding(windows(100_000, 150_000, 200_000, 260_000)))).toBe(
      "p50 moves between 100 µs and 260 µs",
    );
    expect(heatmapFinding(windows(null))).toBe("Too few applies for a median over time");
  });
});

const side = (count: number, p50: number, mean: number): StratumSide => ({
  stats: { count, p50, p90: null, p99: null, p999: null, mean },
  share: 0,
  perRun: [],
});

const row = (token: string, base: StratumSide, head: StratumSide): StratumRow => ({
  type: 0,
  typeName: "Payment",
  code: 0,
  token,
  family: "tec",
  base,
  head,
  change: { p50: Number(head.stats.p50) / Number(base.stats.p50) - 1, p90: null, p99: null, p999: null, mean: null },
  strip: null,
});

const typeOf = (...strata: StratumRow[]) => ({ type: 0, name: "Payment", strata, pooled: strata[0] as StratumRow });

describe("the comparison in a sentence", () => {
  it("gives the largest differences as numbers, without a verdict", () => {
    const types = [
      typeOf(
        row("tecPATH_DRY", side(30_000, 2.49e6, 1), side(31_000, 3.09e6, 1)),
        row("tesSUCCESS", side(90_000, 30_000, 1), side(90_000, 30_100, 1)),
      ),
    ];
    const sentence = typed(comparisonSentence({ types, codeTotals: [code("tecPATH_DRY", 0.2, 0.231)] }));
    expect(sentence).toBe("Payment `tecPATH_DRY` p50 3.09 ms against 2.49 ms, +24.1 %; `tecPATH_DRY` +3.10 points.");
    expect(sentence).not.toMatch(/slower|faster|regression|significant/);
  });

  it("says so when nothing differs or too little is there", () => {
    const same = [typeOf(row("tesSUCCESS", side(9000, 30_000, 1), side(9000, 30_100, 1)))];
    expect(typed(comparisonSentence({ types: same, codeTotals: [] }))).toBe(
      "No type and code differs by more than 1 % at p50 or p99.",
    );
    expect(comparisonSentence({ types: [], codeTotals: [] })).toBe(
      "Too few applies on both sides to set numbers against one another.",
    );
  });
});

it("the mix is told where it explains a mean", () => {
  const moved = typeOf(
    row("tesSUCCESS", side(700, 1, 30_000), side(600, 1, 30_000)),
    row("tecPATH_DRY", side(300, 1, 2.5e6), side(400, 1, 2.5e6)),
  );
  expect(typed(mixSentence([moved]))).toBe(
    "Payment’s mean is 247 µs higher: 100 % of that is mix, most of all by other shares of `tecPATH_DRY`. Rows below compare like with like.",
  );
  const still = [
    row("tesSUCCESS", side(700, 1, 30_000), side(700, 1, 31_000)),
    row("tecPATH_DRY", side(300, 1, 2.5e6), side(300, 1, 2.6e6)),
  ];
  expect(mixSentence([typeOf(...still)])).toMatch(/^The mix of codes moves no type’s mean by itself/);
  expect(mixSentence([typeOf(row("tesSUCCESS", side(1, 1, 1), side(1, 1, 1)))])).toBe(
    "Rows below compare like with like.",
  );
});

it("the environment is what differs, what is known on one side only, and what is the same", () => {
  const fact = (name: string, base: string[], head: string[]) => ({
    name,
    base,
    head,
    same: base.join() === head.join(),
  });
  const found = environmentFindings([
    fact("Kernel", ["6.8.0-45"], ["6.8.0-51"]),
    fact("CPU", ["EPYC"], ["EPYC"]),
    fact("Host", ["perf1"], ["perf1"]),
    fact("Governor", [], ["performance"]),
    fact("Memory", [], []),
  ]);
  expect(found.differs.map(({ name }) => name)).toEqual(["Kernel"]);
  expect(found).toMatchObject({ unknown: "governor", same: "CPU and host" });
});
