import {
  type Histogram,
  HistogramBuilder,
  type JudgedRun,
  mergeHistograms,
  mergeIntoWindows,
  normalQuantile,
  planWindows,
  runStatistics,
  type SliceHistogram,
} from "../../src/index.ts";
import type { Seeded } from "./seeded.ts";

/** What a simulated run is like. */
export interface StreamOptions {
  readonly seconds: number;
  /** values a second on average */
  readonly perSecond: number;
  /** all durations of the run times e to this: the run's own noise, and a change of the build */
  readonly offset: number;
}

/**
 * Durations as recorded of one transaction type: weight, median in us and deviation in ln of the parts that a fit of
 * 1,100 of them finds.
 */
const PARTS = [
  [0.24, 62.3, 0.15],
  [0.26, 107.3, 0.11],
  [0.2, 158.3, 0.15],
  [0.3, 337.1, 0.38],
] as const;

/** Values of one ledger share a shift, and so do, for a while, all of them: deviations in ln, length and memory in s. */
const LEDGER_SECONDS = 4;
const LEDGER = 0.13;
const DRIFT = 0.13;
const DRIFT_SECONDS = 8;

/** How unevenly the load falls on ledgers, in ln. */
const LOAD = 0.3;

/** Every ten minutes on average everything takes twice as long for 10 s. */
const SECONDS_BETWEEN_OVERLOADS = 600;
const OVERLOAD_SECONDS = 10;
const OVERLOAD = Math.LN2;

/**
 * One run, recorded the way the collector does: a histogram per slice (5 s, in short runs 1 s), slices merged to
 * windows, statistics of the windows.
 */
export function latencyRun(random: Seeded, options: StreamOptions): JudgedRun {
  const { seconds } = options;
  const sliceSeconds = seconds >= 300 ? 5 : 1;
  const slices = recordSlices(random, options, sliceSeconds);
  return judged(mergeIntoWindows(slices, planWindows(seconds * 1e9, sliceSeconds * 1e9)));
}

export function recordSlices(random: Seeded, options: StreamOptions, sliceSeconds: number): SliceHistogram[] {
  const builder = new HistogramBuilder();
  const slices: SliceHistogram[] = [];
  shifts(random, options.seconds).forEach(({ shift, load }, second) => {
    const scale = Math.exp(options.offset + shift);
    for (let left = random.poisson(options.perSecond * load); left > 0; left--) {
      builder.add(Math.round(scale * (BODY[random.below(BODY.length)] ?? 0)));
    }
    const end = second + 1;
    if (end % sliceSeconds > 0) return;
    slices.push({ startNs: (end - sliceSeconds) * 1e9, endNs: end * 1e9, histogram: builder.histogram() });
    builder.clear();
  });
  return slices;
}

function judged(windows: readonly Histogram[]): JudgedRun {
  const statistics = runStatistics(windows);
  if (statistics === null) throw new Error("a simulated run without a value");
  return { histogram: mergeHistograms(windows), statistics };
}

/** Per second: what its durations are off by in ln, and its part of the load. */
function shifts(random: Seeded, seconds: number): { shift: number; load: number }[] {
  const memory = Math.exp(-1 / DRIFT_SECONDS);
  let drift = DRIFT * random.normal();
  let ledger = { shift: 0, load: 1 };
  // A run begins somewhere in a ledger, and in one of 60 cases in an overload.
  const phase = random.below(LEDGER_SECONDS);
  let overload = random.uniform() < OVERLOAD_SECONDS / SECONDS_BETWEEN_OVERLOADS ? random.below(OVERLOAD_SECONDS) : 0;
  return Array.from({ length: seconds }, (_, second) => {
    if (second === 0 || (second + phase) % LEDGER_SECONDS === 0) {
      ledger = { shift: LEDGER * random.normal(), load: Math.exp(LOAD * random.normal() - LOAD ** 2 / 2) };
    }
    if (overload > 0) overload--;
    else if (random.uniform() < 1 / SECONDS_BETWEEN_OVERLOADS) overload = OVERLOAD_SECONDS;
    drift = memory * drift + Math.sqrt(1 - memory ** 2) * DRIFT * random.normal();
    return { shift: ledger.shift + drift + (overload > 0 ? OVERLOAD : 0), load: ledger.load };
  });
}

/** ns at evenly spaced shares of every part, as many as its weight asks for: a value is one lookup at random. */
const BODY = Float64Array.from(
  PARTS.flatMap(([weight, medianUs, deviation]) => {
    const points = Math.round(weight * 2 ** 15);
    return Array.from({ length: points }, (_, i) => {
      return 1000 * medianUs * Math.exp(deviation * normalQuantile((i + 0.5) / points));
    });
  }),
);
