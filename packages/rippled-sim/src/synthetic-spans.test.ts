import { describe, expect, it } from "vitest";
import { lnNsAt } from "./law.ts";
import { planInput } from "./plan-options.ts";
import { autocorrelation, quantile } from "./statistics.fixture.ts";
import { type SyntheticOptions, type SyntheticSpan, syntheticSpans } from "./synthetic-spans.ts";

const spansOf = (options: Partial<SyntheticOptions>): SyntheticSpan[] => [
  ...syntheticSpans({ durationS: 97.5, seed: 7, ...options }),
];
const bySequence = (spans: readonly SyntheticSpan[]) => [...spans].sort((a, b) => a.sequence - b.sequence);
const stream = (spans: readonly SyntheticSpan[], type: number, code: number): number[] =>
  bySequence(spans)
    .filter((span) => span.type === type && span.code === code)
    .map(({ durationNs }) => durationNs);
const largest = [
  [7, 0],
  [0, 0],
  [0, 128],
  [8, 0],
] as const;

describe.each(["ledger", "0"] as const)("spans with --dependence %s", (dependence) => {
  const spans = spansOf({ dependence, durationS: 390 });

  it("come in the order in which they ended, never two at once on a thread", () => {
    const free = [0, 0, 0, 0];
    let lastNs = 0;
    const wrong = spans.filter(({ startNs, endNs, durationNs, thread }) => {
      const right = endNs >= lastNs && endNs - startNs === durationNs && startNs >= (free[thread] ?? Infinity);
      lastNs = endNs;
      free[thread] = endNs;
      return !right;
    });
    expect(wrong).toEqual([]);
  });

  it("keep the rate", () => {
    expect(spans.length / 390 / 200).toBeCloseTo(1, 1.5);
  });

  it("keep the mix of applies and the median of every stratum", () => {
    const { outcomes } = planInput({}).workload;
    const weights = outcomes.map(({ share, applies }) => share * applies.reduce((sum, [n, p]) => sum + n * p, 0));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    outcomes.forEach(({ type, code, law }, i) => {
      const wanted = (weights[i] ?? 0) / total;
      const durations = stream(spans, type, code);
      expect(Math.abs(durations.length / spans.length - wanted)).toBeLessThan(0.004 + 0.06 * wanted);
      if (durations.length < 1000) return;
      expect(quantile(durations, 0.5) / Math.exp(lnNsAt(law, 0))).toBeCloseTo(1, 0.7);
    });
  });

  it(`are ${dependence === "0" ? "independent" : "correlated by 0.7 to 0.8"} within a stratum`, () => {
    for (const [type, code] of largest) {
      const lag1 = autocorrelation(stream(spans, type, code).map(Math.log));
      if (dependence === "0") expect(Math.abs(lag1)).toBeLessThan(0.04);
      else expect(lag1).toSatisfy((value: number) => value > 0.7 && value < 0.8);
    }
  });

  it("count the runs of a transaction without a gap", () => {
    const last = new Map<string, number>();
    const wrong = bySequence(spans).filter(({ id, attempt }) => {
      const key = Buffer.from(id).toString("hex");
      const before = last.get(key) ?? (dependence === "ledger" ? 0 : attempt - 1);
      last.set(key, attempt);
      return attempt !== before + 1;
    });
    expect(wrong).toEqual([]);
    expect(last.size).toBeGreaterThan(1000);
  });
});

describe("the options of synthetic spans", () => {
  const plain = spansOf({});
  const at = (spans: readonly SyntheticSpan[], type: number, code: number, p = 0.5) =>
    quantile(stream(spans, type, code), p);
  const share = (spans: readonly SyntheticSpan[], code: number) =>
    spans.filter((span) => span.code === code).length / spans.length;

  it("give the same spans for the same seed, others for another", () => {
    const short = { durationS: 20 };
    expect(spansOf(short)).toEqual(spansOf(short));
    expect(spansOf({ ...short, seed: 8 })[0]?.id).not.toEqual(spansOf(short)[0]?.id);
  });

  it("slow a type, a code of it, or its slowest share, and nothing else", () => {
    const slow = spansOf({ slow: [{ type: "Payment", code: "tecPATH_DRY", factor: 1.25 }] });
    expect(at(slow, 0, 128) / at(plain, 0, 128)).toBeCloseTo(1.25, 4);
    expect(at(slow, 0, 0)).toBe(at(plain, 0, 0));
    const tail = spansOf({ slowTail: [{ type: 7, share: 0.02, factor: 2 }] });
    expect(at(tail, 7, 0, 0.9)).toBe(at(plain, 7, 0, 0.9));
    expect(at(tail, 7, 0, 0.999) / at(plain, 7, 0, 0.999)).toBeCloseTo(2, 3);
  });

  it("shift the mix of codes", () => {
    const more = spansOf({ mix: [{ type: "Payment", code: 128, factor: 2 }] });
    expect(share(more, 128) / share(plain, 128)).toSatisfy((ratio: number) => ratio > 1.6 && ratio < 1.95);
  });

  it("give each run its own level, the same for all its spans", () => {
    const levels = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const quiet = bySequence(spansOf({ seed, durationS: 8 }));
      const noisy = bySequence(spansOf({ seed, durationS: 8, runNoise: 0.05 }));
      const ratios = noisy.map(({ durationNs }, i) => durationNs / (quiet[i]?.durationNs ?? 0));
      expect(quantile(ratios, 0.9) / quantile(ratios, 0.1)).toBeCloseTo(1, 2);
      return quantile(ratios, 0.5);
    });
    expect(new Set(levels.map((level) => level.toFixed(3))).size).toBe(8);
    for (const level of levels) expect(Math.abs(Math.log(level))).toBeLessThan(0.2);
  });

  it("have only what the flavour's server knows", () => {
    expect(spansOf({ flavour: "1.x" }).some(({ type }) => type === 25)).toBe(false);
    expect(spansOf({ flavour: "3.2" }).some(({ type }) => type === 25)).toBe(true);
  });

  it("refuse a type that is not in the mix", () => {
    expect(() => spansOf({ slow: [{ type: "Batch", factor: 2 }] })).toThrow("no Batch in the mix");
  });
});
