import { describe, expect, it } from "vitest";
import { runLike, stratumOf } from "../fixture.ts";
import { judgeGate, weightiestExitCode } from "./gate.ts";
import { gateFamily } from "./gate-family.ts";
import { judgeLatency } from "./judge-latency.ts";
import { DEFAULT_JUDGE_OPTIONS, judgeOptions } from "./judge-options.ts";
import type { Stratum } from "./stratum.ts";
import { biasShare, smallestChange } from "./threshold.ts";
import { type WordInput, wordOf, worstWord } from "./word.ts";

const input = (parts: Partial<WordInput> & { d?: number }): WordInput => ({
  dLow: parts.d ?? 0,
  dHigh: parts.d ?? 0,
  limits95: { lo: -0.02, hi: 0.02 },
  limits90: { lo: -0.015, hi: 0.015 },
  rejected: false,
  threshold: 0.03,
  limit: 0.05,
  tooFewRuns: false,
  ...parts,
});

describe("wordOf", () => {
  it("needs significance and the threshold for a regression, mirrored for an improvement", () => {
    const limits = { limits95: { lo: 0.01, hi: 0.09 }, limits90: { lo: 0.02, hi: 0.08 } };
    expect(wordOf(input({ d: 0.05, rejected: true, ...limits })).word).toBe("regression");
    expect(wordOf(input({ d: 0.05, ...limits }))).toEqual({ word: "inconclusive", reason: "wide-interval" });
    const mirrored = { limits95: { lo: -0.09, hi: -0.01 }, limits90: { lo: -0.08, hi: -0.02 } };
    expect(wordOf(input({ d: -0.05, rejected: true, ...mirrored })).word).toBe("improvement");
  });

  it("calls a proven change below the threshold no change inside the limits, else inconclusive", () => {
    const limits90 = { lo: 0.01, hi: 0.03 };
    expect(wordOf(input({ d: 0.02, rejected: true, limits90 })).word).toBe("no change");
    const wide = { lo: 0.001, hi: 0.06 };
    expect(wordOf(input({ d: 0.02, rejected: true, limits90: wide }))).toEqual({
      word: "inconclusive",
      reason: "below-threshold",
    });
  });

  it("says possible where the interval excludes 0 and the threshold but runs are too few", () => {
    const few = { tooFewRuns: true, rejected: true, d: 0.15, limits90: { lo: 0.06, hi: 0.24 } };
    expect(wordOf(input({ ...few, limits95: { lo: 0.04, hi: 0.26 } })).word).toBe("possible regression");
    expect(wordOf(input({ ...few, limits95: { lo: 0.02, hi: 0.28 } }))).toEqual({
      word: "inconclusive",
      reason: "too-few-runs",
    });
  });

  it("does not call an open interval no change", () => {
    expect(wordOf(input({ limits90: { lo: null, hi: 0.01 } })).reason).toBe("open-limit");
  });
});

describe("worstWord", () => {
  it("takes the worst, and not judged only where nothing was", () => {
    expect(worstWord(["no change", "regression", "improvement"])).toBe("regression");
    expect(worstWord(["improvement", "no change"])).toBe("no change");
    expect(worstWord(["not judged", "improvement"])).toBe("improvement");
    expect(worstWord([])).toBe("not judged");
  });
});

describe("gateFamily", () => {
  it("takes the largest until they carry 80 %, at most 8", () => {
    expect(gateFamily([100, 500, 300, 50, 50])).toEqual([false, true, true, false, false]);
    expect(gateFamily([500, 290, 210])).toEqual([true, true, true]);
    expect(gateFamily(new Array(20).fill(1)).filter(Boolean)).toHaveLength(8);
    expect(gateFamily([0, 0])).toEqual([false, false]);
  });
});

describe("smallestChange", () => {
  it("is the relative threshold, or the largest floor over the faster side", () => {
    const levels = { base: 100_000, head: 110_000 };
    expect(smallestChange(levels, 0.03, 1000, { base: null, head: null })).toBe(0.03);
    expect(smallestChange(levels, 0.03, 1000, { base: 5000, head: 4000 })).toBe(0.05);
    expect(smallestChange(levels, 0.03, 1000, { base: 9000, head: 2000 })).toBe(0.14);
    expect(smallestChange({ base: 20_000, head: 10_000 }, 0.03, 1000, { base: null, head: null })).toBe(0.1);
  });

  it("names the probe's share where it exceeds a fifth", () => {
    expect(biasShare({ base: 4000, head: 5000 }, { base: 900, head: 1000 })).toBe(0.25);
    expect(biasShare({ base: 40_000, head: 50_000 }, { base: 900, head: 1000 })).toBeNull();
  });
});

const runs = (from: number, count: number, factor = 1) =>
  Array.from({ length: count }, (_, i) => runLike({ seed: from + i, factor }));
const gateOf = (strata: readonly Stratum<string>[], options = DEFAULT_JUDGE_OPTIONS) =>
  judgeGate(judgeLatency(strata, options), options);
const same = stratumOf({ key: "same", base: runs(1, 3), head: runs(4, 3) });

describe("judgeGate", () => {
  it("passes when slowdowns of the limit's size are excluded, also for a faster head", () => {
    expect(gateOf([same])).toMatchObject({ outcome: "passes", exitCode: 0, deciding: [] });
    expect(gateOf([stratumOf({ base: runs(1, 3), head: runs(4, 3, 0.5) })]).outcome).toBe("passes");
  });

  it("fails on one proven row of either family, whatever else cannot be judged", () => {
    const slower = stratumOf({ key: "slower", gate: false, base: runs(1, 3), head: runs(4, 3, 1.5) });
    const gate = gateOf([{ ...same, base: [] }, slower]);
    expect(gate).toMatchObject({ outcome: "fails", exitCode: 1, reason: "regression" });
    expect(gate.deciding.every(({ key, word }) => key === "slower" && word === "regression")).toBe(true);
  });

  it("cannot tell from too few runs, a row without numbers or a wide interval", () => {
    const two = { ...same, base: same.base.slice(1), head: same.head.slice(1) };
    expect(gateOf([two])).toMatchObject({ outcome: "cannot tell", exitCode: 3, reason: "too-few-runs" });
    expect(gateOf([two], judgeOptions({ minRuns: 2, limits: { p50: 0.1 } })).outcome).toBe("passes");
    const one = { ...same, base: same.base.slice(2), head: same.head.slice(2) };
    const wide = { minRuns: 1, limits: { p50: 0.5 } };
    expect(gateOf([one], judgeOptions(wide))).toMatchObject({ exitCode: 3, reason: "too-few-runs" });
    expect(gateOf([one], judgeOptions({ ...wide, allowSingle: true })).outcome).toBe("passes");
    expect(gateOf([same], judgeOptions({ limits: { p50: 0.001 } })).reason).toBe("limit-not-excluded");
    expect(gateOf([{ ...same, gate: false }]).reason).toBe("no-gate-row");
  });

  it("names the rows that have no numbers where nothing else holds it up", () => {
    const gone = { ...same, key: "gone", head: [] };
    const gate = gateOf([same, gone]);
    expect(gate).toMatchObject({ outcome: "cannot tell", exitCode: 3, reason: "not-judged" });
    expect(gate.deciding.map(({ key, reason }) => [key, reason])).toEqual([["gone", "absent-in-head"]]);
    expect(gateOf([same, gone], judgeOptions({ limits: { p50: 0.001 } }))).toMatchObject({
      reason: "limit-not-excluded",
      deciding: { length: 2 },
    });
  });

  it("is not comparable when no gate row is", () => {
    const blocked = { ...same, key: "blocked", blocked: "CPU model differs" };
    expect(gateOf([blocked])).toMatchObject({ outcome: "not comparable", exitCode: 4 });
    expect(gateOf([blocked, same]).outcome).toBe("cannot tell");
  });
});

describe("weightiestExitCode", () => {
  it("follows the order of precedence", () => {
    expect(weightiestExitCode([0, 3, 1])).toBe(1);
    expect(weightiestExitCode([1, 4, 6])).toBe(6);
    expect(weightiestExitCode([3, 5, 2])).toBe(2);
    expect(weightiestExitCode([])).toBe(0);
  });
});
