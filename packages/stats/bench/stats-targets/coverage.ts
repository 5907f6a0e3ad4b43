import { type JudgedRun, type JudgedStatistic, levelOf, mergeHistograms, studentQuantile } from "../../src/index.ts";
import { estimateRun } from "../../src/latency/run-estimate.ts";
import { QUANTILE_OF } from "../../src/latency/statistic.ts";
import { quantile } from "../../src/quantile.ts";
import { latencyRun } from "./latency-stream.ts";
import { mean } from "./mean.ts";
import { seeded } from "./seeded.ts";
import { type BenchOptions, shareRow, type TargetRow } from "./target-row.ts";

/** Statistics that hardly move with a rare overload; of the others a run without one cannot know. */
const STEADY = ["p50", "p90", "mean"] as const;
const RARE = ["p99", "p999"] as const;
const BAR = { least: 0.93 };

/**
 * How often a run's own 95 % interval holds the level of all runs together, of which it knows but its own part. No run
 * noise: that is not a run's to know.
 */
export function coverageRows(options: BenchOptions): TargetRow[] {
  const repeats = options.quick ? 200 : 1000;
  return [60, 300, 900].flatMap((seconds) => {
    const random = seeded(95_000 + seconds);
    const runs = Array.from({ length: repeats }, () => latencyRun(random, { seconds, perSecond: 120, offset: 0 }));
    const isBarred = seconds >= 300;
    const row = (statistics: readonly JudgedStatistic[], barred: boolean) => {
      const rates = statistics.map((statistic) => coverage(runs, statistic)).filter((rate) => rate !== null);
      const value = mean(rates.map(({ share }) => share));
      const binomial = rates.flatMap((rate) => rate.binomial ?? []);
      const peers = { "independent values": mean(binomial) };
      const figure = `coverage of a run's 95 % interval, ${seconds} s: ${statistics.join(", ")}`;
      return shareRow({ figure, value, repeats, bar: barred ? BAR : null, peers }, options);
    };
    return [row(STEADY, isBarred), row(isBarred ? RARE : ["p99"], false)];
  });
}

/** Null where no run can be judged. Beside it what limits for independent values cover. */
function coverage(
  runs: readonly JudgedRun[],
  statistic: JudgedStatistic,
): { share: number; binomial: number | null } | null {
  const truth = levelOf(mergeHistograms(runs.map(({ histogram }) => histogram)), statistic);
  let [judged, covered, binomial] = [0, 0, 0];
  const p = QUANTILE_OF[statistic];
  for (const run of runs) {
    const estimate = estimateRun(run, statistic);
    if (truth === null || typeof estimate === "string") continue;
    const t = studentQuantile(0.975, estimate.nu);
    judged++;
    if ((estimate.lower(t) ?? -Infinity) <= truth && truth <= (estimate.upper(t) ?? Infinity)) covered++;
    if (p !== null && isInsideBinomial(run, p, truth)) binomial++;
  }
  return judged === 0 ? null : { share: covered / judged, binomial: p === null ? null : binomial / judged };
}

function isInsideBinomial({ histogram }: JudgedRun, p: number, truth: number): boolean {
  const reach = 1.96 * Math.sqrt((p * (1 - p)) / histogram.count);
  const [lower, upper] = [quantile(histogram, p - reach), quantile(histogram, p + reach)];
  return Math.log(lower ?? 0) <= truth && truth <= Math.log(upper ?? 0);
}
