import { designEffect, quantile } from "../../src/index.ts";
import { latencyRun, recordSlices } from "./latency-stream.ts";
import { mean } from "./mean.ts";
import { seeded } from "./seeded.ts";
import { median, times } from "./strata-of-runs.ts";
import type { BenchOptions, TargetRow } from "./target-row.ts";

const STREAM = { seconds: 900, perSecond: 120, offset: 0 };

/** How like recorded streams the simulated ones are. Nothing is judged here. */
export function streamRows({ quick }: BenchOptions): TargetRow[] {
  const repeats = quick ? 20 : 200;
  const random = seeded(4);
  const lags = times(repeats, () =>
    lagOne(recordSlices(random, STREAM, 1).map(({ histogram }) => medianOf(histogram))),
  );
  const runs = times(repeats, () => latencyRun(random, STREAM));
  const effects = runs.map(({ statistics }) => designEffect(statistics, 0.5) ?? 1);
  const row = (figure: string, ours: string): TargetRow => ({
    figure,
    target: "printed",
    ours,
    ok: null,
    peers: {},
    repeats,
  });
  return [
    row("simulated streams: lag-1 autocorrelation of the medians of 1 s, recorded 0.7 to 0.8", mean(lags).toFixed(2)),
    row("  one independent value at p50 per", mean(effects).toFixed(0)),
    row("  runs of 900 s without run noise differ at p50 by", `${(100 * deviation(runs.map(median))).toFixed(1)} %`),
  ];
}

function medianOf(histogram: Parameters<typeof quantile>[0]): number {
  return Math.log(Math.max(1, quantile(histogram, 0.5) ?? 1));
}

function lagOne(values: readonly number[]): number {
  const middle = mean(values);
  const products = values.slice(1).map((value, i) => (value - middle) * ((values[i] ?? middle) - middle));
  return mean(products) / deviation(values) ** 2;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
