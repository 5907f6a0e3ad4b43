import type { ComparedStratum } from "./compare-stratum.ts";
import type { JudgeOptions } from "./judge-options.ts";
import type { RowNumbers } from "./latency-row.ts";
import type { RunEstimate } from "./run-estimate.ts";
import { mean } from "./run-noise.ts";
import { detectableChange, runsToSettle } from "./sample-size.ts";
import type { JudgedStatistic } from "./statistic.ts";
import { type BiasNs, biasShare, smallestChange } from "./threshold.ts";

/** Without 2 runs on both sides or 5 earlier ones nobody knows how much runs of one build differ. */
const LEAST_RUNS = 2;
const LEAST_EARLIER = 5;

/** A compared stratum as printed: shares instead of logarithms, with thresholds, limits and what more runs would show. */
export function rowNumbers(
  compared: ComparedStratum,
  statistic: JudgedStatistic,
  biasNs: BiasNs,
  pAdjusted: number,
  options: JudgeOptions,
): RowNumbers {
  const { base, head, difference, noise, limits90 } = compared;
  const { d, se, nu, p, limits95 } = difference;
  const levels = { base: Math.exp(difference.base), head: Math.exp(difference.head) };
  const threshold = smallestChange(levels, options.thresholds[statistic], options.floorNs, biasNs);
  const few = Math.min(base.length, head.length) < LEAST_RUNS && noise.earlierRuns < LEAST_EARLIER;
  return {
    ...levels,
    coarse: difference.dHigh > difference.dLow ? { base: bucketNs(base), head: bucketNs(head) } : null,
    runs: { base: base.length, head: head.length },
    d,
    change: Math.expm1(d),
    lo: share(limits95.lo),
    hi: share(limits95.hi),
    lo90: share(limits90.lo),
    hi90: share(limits90.hi),
    se,
    nu,
    p,
    pAdjusted,
    threshold,
    limit: options.limits[statistic],
    biasShare: biasShare(levels, biasNs),
    mde80: Math.expm1(detectableChange(se, nu)),
    runsToSettle: runsToSettle(noise, Math.log1p(threshold)),
    tooFewRuns: few && !options.allowSingle,
    noise,
  };
}

function share(ln: number | null): number | null {
  return ln === null ? null : Math.expm1(ln);
}

function bucketNs(side: readonly RunEstimate[]): [number, number] {
  return [Math.exp(mean(side.map(({ low }) => low))), Math.exp(mean(side.map(({ high }) => high)))];
}
