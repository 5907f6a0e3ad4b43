import { DEFAULT_JUDGE_OPTIONS, type JudgedRun, judgeGate, judgeLatency, type Stratum } from "../../src/index.ts";
import { exceedsFence } from "./latency-peers.ts";
import { latencyRun } from "./latency-stream.ts";
import { seeded } from "./seeded.ts";
import { mannWhitneyOf, median, runOfStrata, strataOf, times, welchOf } from "./strata-of-runs.ts";
import { type BenchOptions, shareRow, type TargetRow } from "./target-row.ts";

const STREAM = { strata: 4, noise: 0.02, seconds: 900, perSecond: 120 };
const RUNS = 5;
const SLOWER = Math.log(1.1);

/** 5 + 5 runs of four strata without any history, once of one build and once with one stratum 10 % slower. */
export function slowerStratumRows(options: BenchOptions): TargetRow[] {
  const repeats = options.quick ? 24 : 240;
  const random = seeded(10_110);
  const counts = { passes: 0, fails: 0, found: 0, alone: 0, mannWhitney: 0, welch: 0, fence: 0 };
  for (let repeat = 0; repeat < repeats; repeat++) {
    const strata = strataOf(
      times(RUNS, () => runOfStrata(random, STREAM)),
      times(RUNS, () => runOfStrata(random, STREAM)),
    );
    const { outcome } = judgeGate(judgeLatency(strata, DEFAULT_JUDGE_OPTIONS), DEFAULT_JUDGE_OPTIONS);
    if (outcome === "passes") counts.passes++;
    if (outcome === "fails") counts.fails++;
    const offset = () => SLOWER + STREAM.noise * random.normal();
    const head = times(RUNS, () => latencyRun(random, { ...STREAM, offset: offset() }));
    const changed = strata.map((stratum) => (stratum.key === 0 ? { ...stratum, head } : stratum));
    const slower = judgeLatency(changed, DEFAULT_JUDGE_OPTIONS).filter(({ word }) => word === "regression");
    if (slower.some(({ key, statistic }) => key === 0 && statistic === "p50")) counts.found++;
    if (slower.every(({ key }) => key === 0)) counts.alone++;
    for (const unchanged of strata.slice(0, 1)) {
      const stratum = { base: unchanged.base, head };
      if (mannWhitneyOf(stratum) < 0.05 / STREAM.strata) counts.mannWhitney++;
      if (welchOf(stratum) < 0.05 / STREAM.strata) counts.welch++;
      if (fenceFinds(unchanged, head)) counts.fence++;
    }
  }
  const share = (count: number) => count / repeats;
  const row = (figure: string, count: number) => shareRow({ figure, value: share(count), repeats }, options);
  return [
    shareRow(
      {
        figure: "+10 % at p50 found, 5 + 5 runs of 900 s, run noise 2 %, no history",
        value: share(counts.found),
        repeats,
        bar: { least: 0.9 },
        peers: {
          "Mann-Whitney": share(counts.mannWhitney),
          Welch: share(counts.welch),
          "rustc-perf": share(counts.fence),
        },
      },
      options,
    ),
    row("  and no stratum called slower that is not", counts.alone),
    row("A/A, 4 strata, 5 + 5 runs of 900 s, run noise 2 %, no history: gates that pass", counts.passes),
    row("  gates that fail", counts.fails),
  ];
}

/** The fence compares one run with one; its history are the unchanged runs of both sides. */
function fenceFinds({ base, head }: Stratum<unknown>, slow: readonly JudgedRun[]): boolean {
  const earlier = [...base, ...head].map((run) => Math.exp(median(run)));
  return exceedsFence(earlier, earlier[0] ?? 0, Math.exp(slow.map(median)[0] ?? 0));
}
