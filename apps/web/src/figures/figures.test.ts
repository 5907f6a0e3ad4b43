import { describe, expect, it } from "vitest";
import type { Figure } from "../plot/figure.ts";
import type { Theme } from "../plot/theme.ts";
import { codeShares } from "./code-shares.ts";
import { stripPaths } from "./distribution-strip.ts";
import { latencyByCode } from "./latency-by-code.ts";
import { mixSteps } from "./mix-steps.ts";
import { mixWaterfall } from "./mix-waterfall.ts";
import { overlayHistogram } from "./overlay-histogram.ts";
import { percentileSpectrum } from "./percentile-spectrum.ts";
import { runDots } from "./run-dots.ts";
import { runHeatmap } from "./run-heatmap.ts";
import { type ShiftPoints, shiftPlot } from "./shift-plot.ts";
import { sideCourses } from "./side-courses.ts";
import { codeVerdict, drawnSides, edgesNs, hump, spectrum, themeOf, written } from "./testing.ts";
import { trendHeatmap } from "./trend-heatmap.ts";
import { type TrendMultipleData, trendMultiple } from "./trend-multiple.ts";

const edges = edgesNs(24);
const quantiles = { count: 1200, p5: 2e5, p25: 3e5, p50: 4e5, p75: 6e5, p95: 1e6, p99: 2e6 };
const share = (count: number, of: number) => ({ count, share: count / of, transactionShare: null });

const heatmap = {
  edgesNs: edges,
  columns: [0, 1, 2, 4].map((second) => ({
    startMs: second * 1000,
    endMs: second * 1000 + 1000,
    count: 100,
    perS: 100,
    lost: 0,
  })),
  counts: hump(edges, 1e5).map((part) => [0, 1, 2, 3].map((column) => Math.round(part * 100 * (1 + column / 4)))),
  lines: [
    { startMs: 0, endMs: 3000, p50Ns: 1e5, p99Ns: null },
    { startMs: 4000, endMs: 5000, p50Ns: 1.1e5, p99Ns: 2e5 },
  ],
};

const course = (id: string, p50Ns: number, p99Ns: number | null) => ({
  id,
  shortId: id,
  windows: [0, 2000, 4000].map((startMs, at) => ({
    startMs,
    endMs: startMs + 2000,
    p50Ns: p50Ns * (1 + at / 10),
    p99Ns: at === 1 ? null : p99Ns,
  })),
});

/** Two runs of base, one of head, without a p99 in the middle. */
const courses = { base: [course("a", 4e5, 1e6), course("b", 4.2e5, 1.1e6)], head: [course("c", 5e5, 1.3e6)] };

const histogram = {
  sides: drawnSides(),
  base: { spans: 36_103, p50: 4e5, p99: 1.11e6 },
  head: { spans: 41_247, p50: 5e5, p99: 1.27e6 },
};

const shift: ShiftPoints = [
  { p: 0.05, change: -0.002, band: null, row: null },
  {
    p: 0.5,
    change: 0.004,
    band: { lo: -0.012, hi: 0.02 },
    row: { statistic: "p50", word: "no change", threshold: 0.03 },
  },
  { p: 0.75, change: 0.03, band: null, row: null },
  {
    p: 0.99,
    change: 0.14,
    band: { lo: 0.09, hi: 0.19 },
    row: { statistic: "p99", word: "regression", threshold: 0.05 },
  },
  {
    p: 0.999,
    change: 0.14,
    band: { lo: null, hi: 0.3 },
    row: { statistic: "p999", word: "inconclusive", threshold: 0.1 },
  },
];

const part = (token: string, code: number, mixNs: number, withinNs: number) => ({
  type: 0,
  typeName: "Payment",
  code,
  token,
  mixNs,
  withinNs,
});

/** 862 µs over the mix and within to 1.01 ms; the last two parts are too small for bars of their own. */
const mix = {
  baseNs: 862_000,
  headNs: 1_007_000,
  mixNs: 104_000,
  withinNs: 41_000,
  parts: [
    part("tecPATH_DRY", 128, 75_600, 40_300),
    part("tesSUCCESS", 0, 27_000, 0),
    part("tecPATH_PARTIAL", 101, 900, 400),
    part("tecKILLED", 150, 500, 300),
  ],
  line: "",
  banner: null,
};

const meanRow = { statistic: "mean", type: 0, code: 128, sign: "slower" } as const;

const point = (version: number, levelNs: number) => ({
  version,
  levelNs,
  lowerNs: levelNs * 0.98,
  upperNs: levelNs * 1.02,
  runs: [{ id: `run${version}`, valueNs: levelNs * 1.01 }],
  provisional: version > 1,
});

const trend: TrendMultipleData = {
  versions: ["1.3.0", "1.4.0-b1", "1.4.0-b2", "1.4.0-b3"],
  reference: "1.3.0",
  line: { points: [120e3, 121e3, 128e3, 129e3].map((ns, version) => point(version, ns)), referenceNs: 120e3 },
  tail: { points: [700e3, 701e3, 707e3].map((ns, version) => point(version, ns)), referenceNs: 700e3 },
  noise: [
    { from: 0, to: 1, levelNs: 120.5e3, sd: 0.01 },
    { from: 2, to: 3, levelNs: 128.5e3, sd: 0.01 },
  ],
  changes: [{ version: 2, near: "1.4.0-b2", change: 0.064, accepted: false }],
};

const figures: Record<string, (theme: Theme, widthPx: number) => Figure> = {
  "overlay-histogram": (...page) => overlayHistogram({ ...histogram, scale: "log", height: "share" }, ...page),
  "overlay-histogram-linear-counts": (...page) =>
    overlayHistogram({ ...histogram, scale: "linear", height: "count" }, ...page),
  "overlay-histogram-imported": (...page) =>
    overlayHistogram(
      {
        sides: { edgesNs: [65_536, 131_072, 262_144, 524_288], base: [0.02, 0.08, 0.025], head: [0.01, 0.08, 0.035] },
        base: { spans: 800, p50: [131_072, 262_144], p99: null },
        head: { spans: 900, p50: [131_072, 262_144], p99: [262_144, 524_288] },
        scale: "log",
        height: "share",
      },
      ...page,
    ),
  "percentile-spectrum-sides": (...page) =>
    percentileSpectrum(
      {
        series: [
          { name: "1.4.0-b4", color: "base", spectrum: spectrum(40_000, 4e5), runs: [spectrum(12_000, 3.9e5)] },
          { name: "1.4.0-b5", color: "head", spectrum: spectrum(40_000, 5e5), runs: [] },
        ],
        labels: "p99",
        scale: "log",
      },
      ...page,
    ),
  "percentile-spectrum-types": (...page) =>
    percentileSpectrum(
      {
        series: [
          { name: "Payment", color: 0, spectrum: spectrum(40_000, 4e5), runs: [] },
          { name: "OfferCreate", color: 1, spectrum: spectrum(400, 4e5), runs: [] },
        ],
        labels: "end",
        scale: "log",
      },
      ...page,
    ),
  "latency-by-code": (...page) =>
    latencyByCode(
      {
        rows: [
          { typeName: "Payment", token: "tesSUCCESS", success: true, base: { ...quantiles, p50: 3e4 }, head: null },
          { typeName: "Payment", token: "tecPATH_DRY", success: false, base: { ...quantiles, p99: null }, head: null },
        ],
        colors: "families",
        scale: "log",
      },
      ...page,
    ),
  "latency-by-code-sides": (...page) =>
    latencyByCode(
      {
        rows: [
          {
            typeName: "Payment",
            token: "tecPATH_DRY",
            success: false,
            base: quantiles,
            head: { ...quantiles, p50: 5e5 },
          },
        ],
        colors: "sides",
        scale: "log",
      },
      ...page,
    ),
  "code-shares": (...page) =>
    codeShares(
      {
        codes: [
          {
            ...codeVerdict("tefPAST_SEQ", "new"),
            base: { ...share(0, 1000), designEffect: 1 },
            head: { ...share(3, 1000), designEffect: 1 },
            points: 0.003,
            lo: 0.001,
            hi: 0.006,
            text: { base: "0.00\u00a0%", head: "0.30\u00a0%", points: "+0.30", interval: "+0.10 to +0.60" },
          },
          codeVerdict("tecPATH_DRY", "shifted"),
          codeVerdict("tecKILLED", "possibly-shifted"),
          {
            ...codeVerdict("tesSUCCESS", "no-change"),
            base: { ...share(760, 1000), designEffect: 1 },
            head: { ...share(727, 1000), designEffect: 1 },
            points: null,
            lo: null,
            hi: null,
          },
        ],
        names: ["tefPAST_SEQ", "tecPATH_DRY", "tecKILLED", "Payment tecINSUFFICIENT_RESERVE"],
      },
      ...page,
    ),
  "shift-plot": (...page) => shiftPlot(shift, ...page),
  "mix-waterfall": (...page) => mixWaterfall(mixSteps(mix, [meanRow], { typed: true }), ...page),
  "trend-multiple-relative": (...page) => trendMultiple(trend, "relative", ...page),
  "trend-multiple-latency": (...page) => trendMultiple(trend, "latency", ...page),
  "trend-heatmap": (...page) =>
    trendHeatmap(
      {
        versions: ["1.3.0", "1.4.0-b1", "1.4.0-b2"],
        shape: { edgesNs: edges, shares: hump(edges, 1e5).map((share) => [share, null, share / 2]) },
        levels: [
          { version: 0, levelNs: 1e5 },
          { version: 2, levelNs: 1.1e5 },
        ],
      },
      ...page,
    ),
  "run-dots": (...page) =>
    runDots(
      {
        base: {
          name: "1.4.0-b4",
          valueNs: 1.11e7,
          runs: [
            { id: "01a1fe57", valueNs: 1.09e7 },
            { id: "01a1fe58", valueNs: 1.13e7 },
          ],
        },
        head: { name: "a-tag-with-a-long-name", valueNs: 1.27e7, runs: [{ id: "01a1fe59", valueNs: 1.27e7 }] },
        earlierNs: [1.08e7, 1.1e7],
      },
      ...page,
    ),
  "side-courses": (...page) => sideCourses({ courses, scale: "log", range: null }, ...page),
  "side-courses-medians": (...page) =>
    sideCourses({ courses: { base: [], head: [course("c", 5e5, null)] }, scale: "log", range: null }, ...page),
  "side-courses-brushed-linear": (...page) =>
    sideCourses({ courses, scale: "linear", range: { fromMs: 1000, toMs: null } }, ...page),
  "run-heatmap": (...page) =>
    runHeatmap(
      {
        heatmap,
        marginal: { edgesNs: edges, share: hump(edges, 1e5) },
        p50Ns: 1e5,
        p99Ns: 2e5,
        color: "share",
        scale: "log",
      },
      ...page,
    ),
};

describe("figures", () => {
  for (const [name, figure] of Object.entries(figures)) {
    it(`${name} is drawn as before on a desk and on a phone`, async () => {
      await expect(written(figure(themeOf("light"), 900))).toMatchFileSnapshot(`__figures__/${name}.figure`);
      await expect(written(figure(themeOf("light"), 358))).toMatchFileSnapshot(`__figures__/${name}-narrow.figure`);
    });

    it(`${name} has the same marks in dark, in other colours`, () => {
      const [light, dark] = [figure(themeOf("light"), 900), figure(themeOf("dark"), 900)];
      const colourless = (value: Figure) => JSON.stringify(value).replaceAll(/#[0-9a-f]{6}|rgba\([^)]*\)/g, "colour");
      expect(colourless(dark)).toBe(colourless(light));
      expect(JSON.stringify(dark)).not.toBe(JSON.stringify(light));
    });
  }
});

it("the strip of a ladder's cell is drawn as before", async () => {
  await expect(written(stripPaths(drawnSides(), 104, 22))).toMatchFileSnapshot("__figures__/ladder-strip.figure");
});

it("a strip stays inside of its box and closes base's area", () => {
  const { base, head } = stripPaths(drawnSides(), 100, 24);
  const numbers = [...`${base}${head}`.matchAll(/-?[\d.]+/g)].map(Number);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(100);
  expect(base.endsWith("V24H0Z")).toBe(true);
  expect(head.endsWith("Z")).toBe(false);
});
