import type { Histogram } from "./histogram.ts";
import { HistogramBuilder } from "./histogram-builder.ts";
import type { LatencyRow, RowNumbers } from "./latency/latency-row.ts";
import type { JudgedRun } from "./latency/run-estimate.ts";
import type { Stratum } from "./latency/stratum.ts";
import { mergeHistograms } from "./merge.ts";
import { runStatistics } from "./run-statistics/run-statistics.ts";

/** For tests: uniform numbers in (0, 1), the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
}

export interface WindowsLike {
  readonly seed: number;
  readonly windows?: number;
  readonly perWindow?: number;
  /** ns */
  readonly median?: number;
  /** all durations times this, before they are counted */
  readonly factor?: number;
}

/** Log-normal durations with sd 0.5 in ln: windows of one stratum of one run. */
export function windowsLike({
  seed,
  windows = 30,
  perWindow = 200,
  median = 1e5,
  factor = 1,
}: WindowsLike): Histogram[] {
  const random = randomOf(seed);
  return Array.from({ length: windows }, () => {
    const builder = new HistogramBuilder();
    for (let i = 0; i < perWindow; i++) {
      const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
      builder.add(Math.round(median * Math.exp(0.5 * normal)) * factor);
    }
    return builder.histogram();
  });
}

/** A run as it is judged. */
export function judgedRun(windows: readonly Histogram[]): JudgedRun {
  const statistics = runStatistics(windows);
  if (statistics === null) throw new Error("a run for a test needs values");
  return { histogram: mergeHistograms(windows), statistics };
}

export function runLike(options: WindowsLike): JudgedRun {
  return judgedRun(windowsLike(options));
}

export function stratumOf(parts: Partial<Stratum<string>>): Stratum<string> {
  const biasNs = { base: null, head: null };
  return { key: "stratum", base: [], head: [], earlier: [], gate: true, biasNs, blocked: null, ...parts };
}

/** The numbers of a row that has to have some. */
export function numbersOf(row: LatencyRow<string> | undefined): RowNumbers {
  if (!row?.numbers) throw new Error(`expected numbers, not ${row?.reason}`);
  return row.numbers;
}
