import type { CompareReport } from "@xrpl-probe/report";
import { describe, expect, it } from "vitest";
import { type BannersReport, bannersOf } from "./banners-of.ts";

const side = (label: string): CompareReport["base"] => ({
  label,
  query: label,
  runs: [],
  leftOut: [],
  tags: [label],
  commits: [],
  spans: 1000,
  resolution: "log-linear",
});

const report = (more: Partial<BannersReport>): BannersReport => ({
  probe: "transactor",
  base: side("1.4.0-b4"),
  head: side("1.4.0-b5"),
  environment: { properties: [], blocks: [], warns: [], sentence: "same host and kernel" },
  commonMode: null,
  mix: null,
  types: [],
  leftOutProbes: [],
  options: {
    thresholds: { p50: 0.03, p90: 0.03, p99: 0.05, p999: 0.1, mean: 0.03 },
    limits: { p50: 0.05, p90: 0.05, p99: 0.1, p999: 0.2, mean: 0.05 },
    floorNs: 1000,
    minRuns: 3,
    allowSingle: false,
    failOnCodes: false,
    asOfMs: null,
    range: null,
    filter: { probe: null, type: null, code: null },
  },
  history: { runs: [], prior: "assumed", priorSd: 0.02, sentence: "noise assumed 2 % (no earlier runs)" },
  ...more,
});

const finding = (name: string, probe: string | null) => ({
  name,
  probe,
  base: "a",
  head: "b",
  sentence: `${name} differs: a on base, b on head`,
});

describe("the banners of a comparison", () => {
  it("say that nothing differs where nothing does, and what the noise rests on", () => {
    expect(bannersOf(report({})).map(({ title, text }) => `${title}: ${text}`)).toEqual([
      "Environment: Same host and kernel.",
      "Noise between runs: 0 + 0 runs compared, noise assumed 2 % (no earlier runs).",
    ]);
  });

  it("put what blocks first, name other probes once, and keep warnings apart", () => {
    const blocks = [finding("CPU", null), ...Array.from({ length: 10 }, (_, at) => finding("nested probes", `p${at}`))];
    const environment = { properties: [], blocks, warns: [finding("kernel", null)], sentence: "all of it" };
    const [first, second, third] = bannersOf(report({ environment }));
    expect(first).toEqual({ tone: "block", title: "Not comparable", text: "CPU differs: a on base, b on head." });
    expect(second?.text).toMatch(/^`p0`, `p1`, .*`p7` and 2 more\.$/);
    expect(third).toMatchObject({ tone: "warn", text: "Kernel differs: a on base, b on head." });
  });

  it("name probes that are left out together, by their reason", () => {
    const left = (probe: string) => ({ probe, missingOn: "head" as const, reason: "never hit on head" });
    const banners = bannersOf(report({ leftOutProbes: [left("payment"), left("offer_create")] }));
    expect(banners.find(({ title }) => title.startsWith("Left out"))).toMatchObject({
      title: "Left out, never hit on head",
      text: "`payment`, `offer_create`.",
    });
  });
});
