import { describe, expect, it } from "vitest";
import { histogramOf } from "../arbitrary.ts";
import { judgedRun, numbersOf, runLike, stratumOf, windowsLike } from "../fixture.ts";
import type { Histogram } from "../histogram.ts";
import { judgeLatency } from "./judge-latency.ts";
import { DEFAULT_JUDGE_OPTIONS, judgeOptions } from "./judge-options.ts";
import type { JudgedRun } from "./run-estimate.ts";
import type { Stratum } from "./stratum.ts";

describe("judgeLatency", () => {
  it("finds 25 % between runs that hardly differ, on both families", () => {
    const rows = judgeLatency([threeAgainstThree(1.25)], DEFAULT_JUDGE_OPTIONS);
    expect(rows.map(({ statistic, word, family }) => [statistic, word, family])).toEqual([
      ["p50", "regression", "gate"],
      ["p90", "regression", "other"],
      ["p99", "regression", "other"],
      ["p999", "not judged", "other"],
      ["mean", "regression", "other"],
    ]);
    expect(numbersOf(rows[0]).change).toBeCloseTo(0.25, 1);
  });

  it("says no change between runs of one build, and holds the interval against the limits", () => {
    const [p50] = judgeLatency([threeAgainstThree(1)], DEFAULT_JUDGE_OPTIONS);
    expect(p50).toMatchObject({ word: "no change", reason: "inside-limits" });
    expect(numbersOf(p50).hi90).toBeLessThan(0.05);
  });

  it("says no more than possible of one run per side, unless asked to", () => {
    const single = stratumOf({ base: [runLike({ seed: 1 })], head: [runLike({ seed: 2, factor: 1.5 })] });
    expect(judgeLatency([single], DEFAULT_JUDGE_OPTIONS)[0]).toMatchObject({
      word: "possible regression",
      reason: "too-few-runs",
    });
    expect(judgeLatency([single], judgeOptions({ allowSingle: true }))[0]?.word).toBe("regression");
  });

  it("judges one run per side where 5 earlier runs show how much runs differ", () => {
    const earlier = [1, 2, 3, 4, 5].map((seed) => ({ histogram: runLike({ seed: 50 + seed }).histogram, group: "b3" }));
    const single = stratumOf({ base: [runLike({ seed: 1 })], head: [runLike({ seed: 2, factor: 1.5 })], earlier });
    expect(judgeLatency([single], DEFAULT_JUDGE_OPTIONS)[0]?.word).toBe("regression");
  });

  it("says no more than possible where earlier runs are alone of their versions, since they scatter around nothing", () => {
    const earlier = [1, 2, 3, 4, 5, 6].map((seed) => {
      return { histogram: runLike({ seed: 50 + seed }).histogram, group: seed < 6 ? `b${seed}` : "b5" };
    });
    const single = stratumOf({ base: [runLike({ seed: 1 })], head: [runLike({ seed: 2, factor: 1.5 })], earlier });
    const [p50] = judgeLatency([single], DEFAULT_JUDGE_OPTIONS);
    expect(p50).toMatchObject({ word: "possible regression", reason: "too-few-runs" });
    expect(numbersOf(p50).noise).toMatchObject({ earlierRuns: 6, earlierDf: 1, prior: "assumed" });
    const learnt = { p50: { variance: 0.0004, df: 10 } };
    expect(judgeLatency([{ ...single, earlier: [], learnt }], DEFAULT_JUDGE_OPTIONS)[0]?.word).toBe("regression");
    const guessed = { p50: { variance: 0.0004, df: 9 } };
    expect(judgeLatency([{ ...single, learnt: guessed }], DEFAULT_JUDGE_OPTIONS)[0]?.word).toBe("possible regression");
  });

  it("calls nothing below 1 us or below the bias's uncertainty worth a verdict", () => {
    const quick = (factor: number): Stratum<string> => ({
      ...threeAgainstThree(factor),
      biasNs: { base: 900, head: 900 },
    });
    const micro = stratumOf({
      base: [1, 2, 3].map((seed) => runLike({ seed, median: 5000 })),
      head: [4, 5, 6].map((seed) => runLike({ seed, median: 5700 })),
    });
    const [p50] = judgeLatency([micro], DEFAULT_JUDGE_OPTIONS);
    expect(p50).toMatchObject({ word: "inconclusive", reason: "below-threshold" });
    expect(numbersOf(p50).threshold).toBeCloseTo(0.2, 1);
    const unsure = { ...quick(1.25), biasNs: { base: 900, head: 30_900 } };
    expect(judgeLatency([unsure], DEFAULT_JUDGE_OPTIONS)[0]?.word).toBe("inconclusive");
    expect(numbersOf(judgeLatency([unsure], DEFAULT_JUDGE_OPTIONS)[0]).biasShare).toBeCloseTo(0.3, 1);
    expect(numbersOf(judgeLatency([quick(1)], DEFAULT_JUDGE_OPTIONS)[0]).biasShare).toBeNull();
  });

  it("names why nothing was judged", () => {
    const run = runLike({ seed: 1 });
    const reasons = (parts: Partial<Stratum<string>>) =>
      judgeLatency([stratumOf(parts)], DEFAULT_JUDGE_OPTIONS).map(({ word, reason }) => `${word}: ${reason}`)[0];
    expect(reasons({ head: [run] })).toBe("not judged: absent-in-base");
    expect(reasons({ base: [run] })).toBe("not judged: absent-in-head");
    expect(reasons({ base: [run], head: [runLike({ seed: 2, perWindow: 1, windows: 19 })] })).toBe(
      "not judged: too-few-values",
    );
    expect(reasons({ base: [run], head: [runLike({ seed: 2, windows: 11 })] })).toBe("not judged: too-few-windows");
    expect(reasons({ base: [run], head: [run], blocked: "CPU model differs" })).toBe("not comparable: blocked");
  });

  it("keeps rows that are not judged out of the families", () => {
    const changed = threeAgainstThree(1.25);
    const alone = judgeLatency([changed], DEFAULT_JUDGE_OPTIONS);
    const blocked = { ...changed, key: "blocked", blocked: "governor" };
    const beside = judgeLatency([changed, blocked, stratumOf({ key: "empty" })], DEFAULT_JUDGE_OPTIONS);
    expect(numbersOf(beside[0]).pAdjusted).toBe(numbersOf(alone[0]).pAdjusted);
    expect(beside.map(({ key }) => key).filter((_, i) => i % 5 === 0)).toEqual(["stratum", "blocked", "empty"]);
  });

  it("never says no change of log2 data, and finds what moved by whole buckets", () => {
    const words = (factor: number) => {
      const runs = (from: number, by: number) =>
        [1, 2, 3].map((seed) => judgedRun(windowsLike({ seed: from + seed, factor: by }).map(asImported)));
      const rows = judgeLatency([stratumOf({ base: runs(0, 1), head: runs(10, factor) })], DEFAULT_JUDGE_OPTIONS);
      return rows.filter(({ statistic }) => statistic !== "p999");
    };
    for (const factor of [1, 1.1]) {
      for (const { word, reason, statistic } of words(factor)) {
        if (statistic === "mean") expect([word, reason]).toEqual(["not judged", "no-sum"]);
        else expect([word, reason]).toEqual(["inconclusive", "coarse-buckets"]);
      }
    }
    const [p50] = words(8);
    expect(p50?.word).toBe("regression");
    expect(numbersOf(p50).coarse?.base).toEqual([expect.closeTo(64_000, 6), expect.closeTo(128_000, 6)]);
  });

  it("opens the interval where nothing lies beyond, and rests no verdict on it", () => {
    // 11 of 1,100 lie beyond p99 of base, in one burst: p99 + t se leaves the distribution.
    const windows = windowsLike({ seed: 3, windows: 22, perWindow: 50 });
    const burst = windows.map((window, i) => (i === 5 ? histogramOf(new Array(50).fill(4_000_000)) : window));
    const base = [judgedRun(burst)];
    const head = [judgedRun(windowsLike({ seed: 4, windows: 22, perWindow: 50, factor: 300 }))];
    const p99 = judgeLatency([stratumOf({ base, head })], judgeOptions({ allowSingle: true }))[2];
    expect(numbersOf(p99)).toMatchObject({ lo: null, p: 1 });
    expect(p99?.word).toBe("inconclusive");
    expect(p99?.reason).toBe("open-limit");
  });
});

function threeAgainstThree(factor: number): Stratum<string> {
  const runs = (seeds: readonly number[], by: number): JudgedRun[] =>
    seeds.map((seed) => runLike({ seed, factor: by }));
  return stratumOf({ base: runs([1, 2, 3], 1), head: runs([4, 5, 6], factor) });
}

/** The same durations as the predecessor stored them: powers of two in us, no sums. */
function asImported(histogram: Histogram): Histogram {
  const counts = new Map<number, number>();
  histogram.indices.forEach((index, i) => {
    const ns = (64 + (index % 64)) * 2 ** (Math.floor(index / 64) - 1);
    const bucket = Math.floor(Math.log2(Math.max(1, ns / 1000))) + 1;
    counts.set(bucket, (counts.get(bucket) ?? 0) + (histogram.counts[i] ?? 0));
  });
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return {
    scheme: "log2-us",
    count: histogram.count,
    sum: null,
    min: null,
    max: null,
    indices: sorted.map(([index]) => index),
    counts: sorted.map(([, count]) => count),
  };
}
