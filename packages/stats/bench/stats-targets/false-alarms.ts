import {
  DEFAULT_JUDGE_OPTIONS,
  type EarlierRun,
  JUDGED_STATISTICS,
  type JudgedRun,
  type JudgedStatistic,
  judgeLatency,
  levelOf,
  type Stratum,
} from "../../src/index.ts";
import { exceedsFence, welchP } from "./latency-peers.ts";
import { latencyRun } from "./latency-stream.ts";
import { learntFrom } from "./learnt-from.ts";
import { mean } from "./mean.ts";
import { type Seeded, seeded } from "./seeded.ts";
import { mannWhitneyOf, times, UNJUDGED } from "./strata-of-runs.ts";
import { type BenchOptions, shareRow, type TargetRow } from "./target-row.ts";

const NOISES = [0.005, 0.01, 0.02, 0.03];
/** Beyond what the bar is for: no noise at all, and a restless machine. */
const EXTREMES = [0, 0.04];
const RUNS = 3;
const EARLIER = 10;
const UNCHANGED = 20;
const ALPHA = 0.05;
const BAR = { most: 0.07 };

/** How often a row of two sides of one build has p below 5 %, the five statistics of a stratum counted alike. */
export function falseAlarmRows(options: BenchOptions): TargetRow[] {
  const repeats = options.quick ? 48 : 360;
  const simulated = NOISES.map((noise) => simulate(noise, repeats));
  const perNoise = simulated.flatMap((alarms) => noiseRows(alarms, BAR, options));
  const beyond = EXTREMES.flatMap((noise) => noiseRows(simulate(noise, repeats), null, options));
  const perStatistic = JUDGED_STATISTICS.map((statistic) => {
    const value = mean(simulated.map(({ several }) => several[statistic] / repeats));
    const figure = `  ${statistic} alone, run noise 0.5 to 3 %: ${METHODS.several}`;
    return shareRow({ figure, value, repeats: repeats * NOISES.length }, options);
  });
  return [...perNoise, ...perStatistic, ...beyond];
}

function noiseRows(alarms: Alarms, bar: typeof BAR | null, options: BenchOptions): TargetRow[] {
  const { noise, repeats } = alarms;
  const rate = (method: Method) => mean(JUDGED_STATISTICS.map((statistic) => alarms[method][statistic] / repeats));
  const row = (method: Method, held: typeof BAR | null, peers: Record<string, number>) => {
    const figure = `A/A, a row at 5 %, 300 s, run noise ${100 * noise} %: ${METHODS[method]}`;
    return shareRow({ figure, value: rate(method), repeats, bar: held, peers }, options);
  };
  return [
    row("single", bar, { "rustc-perf": rate("fence") }),
    row("several", bar, { "Mann-Whitney": rate("mannWhitney"), Welch: rate("welch") }),
    row("learnt", bar, {}),
    row("cold", null, {}),
  ];
}

const METHODS = {
  single: "1 + 1 runs, 10 earlier runs",
  several: "3 + 3 runs, 10 earlier runs",
  learnt: "3 + 3 runs, learnt prior alone",
  cold: "3 + 3 runs, no history",
  mannWhitney: "Mann-Whitney",
  welch: "Welch",
  fence: "rustc-perf",
};

type Method = keyof typeof METHODS;

/** Per method and statistic, in how many of the repeats it raised an alarm. */
type Alarms = Record<Method, Record<JudgedStatistic, number>> & { readonly noise: number; readonly repeats: number };

function simulate(noise: number, repeats: number): Alarms {
  const random = seeded(Math.round(1e6 * noise));
  const learnt = learntFrom(runsOf(random, noise, UNCHANGED));
  const none = () => ({ p50: 0, p90: 0, p99: 0, p999: 0, mean: 0 });
  const alarms: Alarms = {
    noise,
    repeats,
    single: none(),
    several: none(),
    learnt: none(),
    cold: none(),
    mannWhitney: none(),
    welch: none(),
    fence: none(),
  };
  for (let repeat = 0; repeat < repeats; repeat++) {
    const past = runsOf(random, noise, EARLIER);
    const [base, head] = [runsOf(random, noise, RUNS), runsOf(random, noise, RUNS)];
    const earlier = past.map(({ histogram }): EarlierRun => ({ histogram, group: "all" }));
    const pooled = mannWhitneyOf({ base, head }) < ALPHA;
    const found = {
      single: significant({ base: base.slice(0, 1), head: head.slice(0, 1), earlier }),
      several: significant({ base, head, earlier }),
      learnt: significant({ base, head, learnt }),
      cold: significant({ base, head }),
    };
    for (const statistic of JUDGED_STATISTICS) {
      const levels = (runs: readonly JudgedRun[]) => runs.map(({ histogram }) => levelOf(histogram, statistic) ?? 0);
      const [b, h] = [levels(base), levels(head)];
      const count = (method: Method, is: boolean) => {
        if (is) alarms[method][statistic]++;
      };
      for (const method of ["single", "several", "learnt", "cold"] as const)
        count(method, found[method].has(statistic));
      count("mannWhitney", pooled);
      count("welch", welchP(b, h) < ALPHA);
      count("fence", exceedsFence(levels(past).map(Math.exp), Math.exp(b[0] ?? 0), Math.exp(h[0] ?? 0)));
    }
  }
  return alarms;
}

function runsOf(random: Seeded, noise: number, count: number): JudgedRun[] {
  return times(count, () => latencyRun(random, { seconds: 300, perSecond: 120, offset: noise * random.normal() }));
}

/** The statistics of a stratum whose p lies below 5 %. */
function significant(parts: Partial<Stratum<null>>): Set<JudgedStatistic> {
  const rows = judgeLatency([{ ...UNJUDGED, key: null, ...parts }], DEFAULT_JUDGE_OPTIONS);
  return new Set(rows.filter(({ numbers }) => (numbers?.p ?? 1) < ALPHA).map(({ statistic }) => statistic));
}
