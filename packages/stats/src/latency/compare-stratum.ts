import type { NotJudged } from "./latency-row.ts";
import { estimateRun, type JudgedRun, levelOf, type RunEstimate } from "./run-estimate.ts";
import { mean, type RunNoise, runNoise } from "./run-noise.ts";
import type { JudgedStatistic } from "./statistic.ts";
import type { Stratum } from "./stratum.ts";
import { compareSides, type Limits, type SideDifference } from "./two-sides.ts";

/** One statistic of a stratum on both sides, and everything a word follows from but the other rows. */
export interface ComparedStratum {
  readonly base: readonly RunEstimate[];
  readonly head: readonly RunEstimate[];
  readonly noise: RunNoise;
  readonly difference: SideDifference;
  readonly limits90: Limits;
}

/** Null-free: either both sides have at least one run that can be judged, or the reason why not. */
export function compareStratum(stratum: Stratum<unknown>, statistic: JudgedStatistic): ComparedStratum | NotJudged {
  if (stratum.base.length === 0) return "absent-in-base";
  if (stratum.head.length === 0) return "absent-in-head";
  const base = estimates(stratum.base, statistic);
  if (typeof base === "string") return base;
  const head = estimates(stratum.head, statistic);
  if (typeof head === "string") return head;
  const noise = runNoise({
    base: base.map(({ y }) => y),
    head: head.map(({ y }) => y),
    earlier: stratum.earlier.flatMap(({ histogram, group }) => {
      const y = levelOf(histogram, statistic);
      return y === null ? [] : [{ y, group }];
    }),
    learnt: stratum.learnt?.[statistic] ?? null,
    withinVariance: mean([...base, ...head].map(({ halfWidth }) => halfWidth ** 2)),
  });
  const difference = compareSides(base, head, noise);
  return { base, head, noise, difference, limits90: difference.limits(0.9) };
}

/** The runs of a side that can be judged; where there is none, why the last could not. */
function estimates(runs: readonly JudgedRun[], statistic: JudgedStatistic): RunEstimate[] | NotJudged {
  const found: RunEstimate[] = [];
  let why: NotJudged = "too-few-values";
  for (const run of runs) {
    const estimate = estimateRun(run, statistic);
    if (typeof estimate === "string") why = estimate;
    else found.push(estimate);
  }
  return found.length > 0 ? found : why;
}
