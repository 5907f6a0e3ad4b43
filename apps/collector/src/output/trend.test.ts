import type { TrendBeta, TrendReport, TrendSeries } from "@xrpl-probe/report";
import { describe, expect, it } from "vitest";
import { comparison } from "../testing/judged.ts";
import type { Terminal } from "./terminal.ts";
import { trendLines } from "./trend-lines.ts";

const screen: Terminal = { color: false, ascii: false, columns: 100, live: false };
const tags = ["1.3.0-b3", "1.3.0", "1.4.0-b1", "1.4.0-b2", "1.4.0-b3", "1.4.0-b4"];

function beta(version: number, us: number, vsBefore: string, vsReference: string): TrendBeta {
  return {
    tag: tags[version] ?? "",
    version,
    level: us * 1000,
    lower: us * 970,
    upper: us * 1030,
    perRun: [us * 1000],
    vsBefore: 0,
    vsReference: 0,
    differs: us > 125,
    provisional: version >= tags.length - 2,
    text: { runs: "3 runs", level: `${us}\u00a0µs`, vsBefore, vsReference },
  };
}

const series: TrendSeries = {
  name: "OfferCreate tesSUCCESS p50",
  type: 7,
  typeName: "OfferCreate",
  code: 0,
  token: "tesSUCCESS",
  codeFamily: "tes",
  statistic: "p50",
  statisticName: "p50",
  shown: true,
  spans: 1000,
  threshold: 0.03,
  sign: "changed",
  why: null,
  finding: null,
  movesWith: null,
  noise: 0.01,
  betas: [
    beta(0, 121, "", "\u22120.6\u00a0%"),
    beta(1, 122, "+0.8\u00a0%", "ref"),
    beta(2, 121, "\u22120.8\u00a0%", "\u22120.8\u00a0%"),
    beta(3, 129, "+6.6\u00a0%", "+5.7\u00a0%"),
    beta(4, 129, "0.0\u00a0%", "+5.7\u00a0%"),
    beta(5, 130, "+0.8\u00a0%", "+6.6\u00a0%"),
  ],
  segments: [],
  changes: [
    {
      start: 3,
      near: "1.4.0-b2",
      from: "1.4.0-b2",
      to: "1.4.0-b2",
      change: 0.064,
      lo: 0.052,
      hi: 0.076,
      p: 0.001,
      accepted: "book index",
      text: 'near 1.4.0-b2: +6.4\u00a0% (+5.2 to +7.6\u00a0%), accepted "book index"',
    },
  ],
  apart: null,
};
const quiet: TrendSeries = { ...series, shown: false, typeName: "TrustSet", name: "TrustSet tesSUCCESS p50" };
const report: TrendReport = {
  methodVersion: 1,
  probe: "transactor",
  probes: ["transactor"],
  versions: [],
  runs: 18,
  leftOut: [],
  warns: [],
  reference: "1.3.0",
  options: {
    thresholds: { p50: 0.03, p90: 0.03, p99: 0.05, p999: 0.1, mean: 0.03 },
    floorNs: 1000,
    asOfMs: null,
    filter: { types: [], codes: [], statistic: null },
  },
  sign: "watch",
  headline: [
    { text: "6 versions, 18 runs: 1 change (OfferCreate " },
    { text: "tesSUCCESS", tone: "code" },
    { text: " p50 " },
    { text: "+6.4\u00a0%", tone: "strong" },
    { text: " near 1.4.0-b2)." },
  ],
  text: "",
  series: [series, quiet],
  more: "1 more series without a change",
  next: [{ when: "", command: "xrpl-probe compare 1.4.0-b3 1.4.0-b4", after: "" }],
};

describe("a trend in the terminal", () => {
  it("draws levels as dots on their intervals, the change between, and the reference's level", () => {
    expect(`\n${trendLines(screen, report, false).join("\n")}\n`).toMatchInlineSnapshot(`
      "
      ! 6 versions, 18 runs: 1 change (OfferCreate tesSUCCESS p50 +6.4 % near 1.4.0-b2).

        OfferCreate tesSUCCESS p50           level  vs before  vs 1.3.0
        1.3.0-b3    3 runs                  121 µs               -0.6 %   ───────●───────
        1.3.0       3 runs                  122 µs     +0.8 %       ref     ───────●───────
        1.4.0-b1    3 runs                  121 µs     -0.8 %    -0.8 %   ───────●───────
        ╌╌╌╌╌╌╌╌╌╌╌╌ near 1.4.0-b2: +6.4 % (+5.2 to +7.6 %), accepted "book index" ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
        1.4.0-b2    3 runs                  129 µs     +6.6 %    +5.7 %            ┊     ───────●───────
        1.4.0-b3    3 runs                  129 µs      0.0 %    +5.7 %            ┊     ───────○───────
        1.4.0-b4    3 runs                  130 µs     +0.8 %    +6.6 %            ┊      ────────○───────

        1 more series without a change    --all
        next  xrpl-probe compare 1.4.0-b3 1.4.0-b4
      "
    `);
  });

  it("shows every series when asked for all", () => {
    const text = trendLines(screen, report, true).join("\n");
    expect(text).toContain("TrustSet tesSUCCESS p50");
    expect(text).not.toContain("--all");
  });

  it("fits the terminal, and needs no UTF-8", () => {
    for (const columns of [60, 80, 100]) {
      for (const line of trendLines({ ...screen, columns, ascii: true }, report, true)) {
        expect(line.length, line).toBeLessThanOrEqual(columns);
        expect(line).toMatch(/^[\x20-\x7e]*$/);
      }
    }
  });

  it("names runs that do not count, five of them", () => {
    const [run] = comparison({}).base.runs;
    if (run === undefined) throw new Error("the comparison has runs");
    const leftOut = Array.from({ length: 7 }, () => ({ ...run, reason: "CPU: A here, B in 1.4.0-b5" }));
    const lines = trendLines(screen, { ...report, leftOut }, false).filter((line) => line.startsWith("!"));
    expect(lines.slice(1)).toHaveLength(6);
    expect(lines[1]).toBe("! 01a1fe39 (1.4.0-b4) left out: CPU: A here, B in 1.4.0-b5");
    expect(lines.at(-1)).toBe("! 2 more runs left out");
  });

  it("has no column for a reference that there is not", () => {
    const betas = series.betas.map((one) => ({ ...one, text: { ...one.text, vsReference: "" } }));
    const lines = trendLines(screen, { ...report, reference: null, series: [{ ...series, betas }] }, false);
    expect(lines.find((line) => line.includes("level"))).toMatch(/vs before$/);
  });
});
