import { DEFAULT_JUDGE_OPTIONS, judgeLatency, type LatencyRow } from "../../src/index.ts";
import { FAMILY_LEVELS } from "../../src/latency/judge-latency.ts";
import { learntFrom } from "./learnt-from.ts";
import { seeded } from "./seeded.ts";
import { mannWhitneyOf, runOfStrata, strataOf, times, welchOf } from "./strata-of-runs.ts";
import { type BenchOptions, shareRow, type TargetRow } from "./target-row.ts";

const STRATA = 6;
const RUNS = 3;
const UNCHANGED = 20;

/** 28 values a second for 300 s are too few to judge p99.9, so that 6 strata have 24 rows. */
const STREAM = { strata: STRATA, noise: 0.02, seconds: 300, perSecond: 28 };

/** How often two sides of one build have any significant row, of whatever size. */
export function anyFalseAlarmRows(options: BenchOptions): TargetRow[] {
  const repeats = options.quick ? 80 : 600;
  const random = seeded(24_005);
  const unchanged = times(UNCHANGED, () => runOfStrata(random, STREAM));
  const learnt = Array.from({ length: STRATA }, (_, key) => learntFrom(unchanged.flatMap((run) => run[key] ?? [])));
  let [ours, mannWhitney, welch] = [0, 0, 0];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const base = times(RUNS, () => runOfStrata(random, STREAM));
    const head = times(RUNS, () => runOfStrata(random, STREAM));
    const strata = strataOf(base, head).map((stratum) => ({ ...stratum, learnt: learnt[stratum.key] ?? {} }));
    if (judgeLatency(strata, DEFAULT_JUDGE_OPTIONS).some(isSignificant)) ours++;
    if (strata.some((stratum) => mannWhitneyOf(stratum) < 0.05 / STRATA)) mannWhitney++;
    if (strata.some((stratum) => welchOf(stratum) < 0.05 / STRATA)) welch++;
  }
  return [
    shareRow(
      {
        figure: "A/A, 24 rows, 3 + 3 runs of 300 s, run noise 2 %, learnt prior: any false alarm",
        value: ours / repeats,
        repeats,
        bar: { most: 0.05 },
        peers: { "Mann-Whitney": mannWhitney / repeats, Welch: welch / repeats },
      },
      options,
    ),
  ];
}

function isSignificant({ family, numbers }: LatencyRow<unknown>): boolean {
  return numbers !== null && numbers.pAdjusted <= FAMILY_LEVELS[family];
}
