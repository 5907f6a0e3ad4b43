import { DEFAULT_JUDGE_OPTIONS, judgeGate, judgeLatency, mergeHistograms, type Stratum } from "../src/index.ts";
import { seeded } from "./stats-targets/seeded.ts";
import { runOfStrata, strataOf, times } from "./stats-targets/strata-of-runs.ts";

/** ms to judge all rows of a comparison from stored statistics, beside adding up the same histograms once. */
const STREAM = { strata: 30, noise: 0.02, seconds: 300, perSecond: 60 };
const ROUNDS = 25;

const random = seeded(30);
const recorded = (runs: number) => times(runs, () => runOfStrata(random, STREAM));
const past = recorded(10);
const strata = strataOf(recorded(5), recorded(5)).map((stratum) => ({
  ...stratum,
  earlier: past.flatMap((run) => run[stratum.key] ?? []).map(({ histogram }) => ({ histogram, group: "all" })),
}));

const judge = (judged: readonly Stratum<number>[]) => () =>
  judgeGate(judgeLatency(judged, DEFAULT_JUDGE_OPTIONS), DEFAULT_JUDGE_OPTIONS);
const single = strata.map((stratum) => ({
  ...stratum,
  base: stratum.base.slice(0, 1),
  head: stratum.head.slice(0, 1),
}));
const floor = leastMs(() =>
  strata.map(({ base, head }) => mergeHistograms([...base, ...head].map(({ histogram }) => histogram))),
);

print("30 strata, 5 + 5 runs, 10 earlier", leastMs(judge(strata)));
print("30 strata, 1 + 1 runs, 10 earlier", leastMs(judge(single)));

/** The least of several rounds: the machine does other things too. */
function leastMs(round: () => unknown): number {
  const took = times(ROUNDS, () => {
    const startedMs = performance.now();
    round();
    return performance.now() - startedMs;
  });
  return Math.min(...took);
}

function print(what: string, ms: number): void {
  console.log(
    `judge ${what}  ${ms.toFixed(1)} ms   adding up ${floor.toFixed(1)} ms   ratio ${(ms / floor).toFixed(2)}`,
  );
}
