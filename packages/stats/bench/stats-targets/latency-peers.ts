import { type Histogram, mergeHistograms, normalCdf, studentCdf } from "../../src/index.ts";
import { mean } from "./mean.ts";

/**
 * All values of a side pooled as if independent: p of Mann and Whitney's U, normal with the correction for ties, values
 * of one bucket being ties. Mann and Whitney (1947).
 */
export function mannWhitneyP(base: readonly Histogram[], head: readonly Histogram[]): number {
  const [b, h] = [mergeHistograms(base), mergeHistograms(head)];
  const inHead = new Map(h.indices.map((index, i) => [index, h.counts[i] ?? 0]));
  const inBase = new Map(b.indices.map((index, i) => [index, b.counts[i] ?? 0]));
  const n = b.count + h.count;
  let [above, below, ties] = [0, 0, 0];
  for (const index of [...new Set([...b.indices, ...h.indices])].sort((x, y) => x - y)) {
    const [ofBase, ofHead] = [inBase.get(index) ?? 0, inHead.get(index) ?? 0];
    above += ofHead * (below + ofBase / 2);
    below += ofBase;
    ties += (ofBase + ofHead) ** 3 - (ofBase + ofHead);
  }
  const deviation = Math.sqrt(((b.count * h.count) / 12) * (n + 1 - ties / (n * (n - 1))));
  return 2 * normalCdf(-Math.abs(above - (b.count * h.count) / 2) / deviation);
}

/**
 * The fence of rustc-perf: a relative change is significant above Q3 + 3 IQR of the relative changes from each earlier
 * run to the next, quartiles being medians of halves. Its documentation: docs/comparison-analysis.md.
 * @param earlier ns, in order
 */
export function exceedsFence(earlier: readonly number[], base: number, head: number): boolean {
  const changes = earlier.slice(1).map((value, i) => relativeChange(earlier[i] ?? value, value));
  const sorted = changes.sort((x, y) => x - y);
  const half = Math.floor(sorted.length / 2);
  const [q1, q3] = [median(sorted.slice(0, half)), median(sorted.slice(sorted.length - half))];
  return relativeChange(base, head) > q3 + 3 * (q3 - q1);
}

function relativeChange(from: number, to: number): number {
  return Math.abs(to - from) / from;
}

function median(sorted: readonly number[]): number {
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
}

/** Each run one value: p of Welch's t test. Welch (1947). */
export function welchP(base: readonly number[], head: readonly number[]): number {
  const [b, h] = [errorOfMean(base), errorOfMean(head)];
  const variance = b.variance + h.variance;
  const df = variance ** 2 / (b.variance ** 2 / (base.length - 1) + h.variance ** 2 / (head.length - 1));
  return 2 * studentCdf(-Math.abs(h.center - b.center) / Math.sqrt(variance), df);
}

function errorOfMean(values: readonly number[]): { center: number; variance: number } {
  const center = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return { center, variance: squares / (values.length - 1) / values.length };
}
