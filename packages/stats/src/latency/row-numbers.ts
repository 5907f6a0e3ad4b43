import type { ComparedStratum } from "./compare-stratum.ts";
import type { JudgeOptions } from "./judge-options.ts";
import type { RowNumbers } from "./latency-row.ts";
import type { RunEstimate } from "./run-estimate.ts";
import { isNoiseKnown, mean } from "./run-noise.ts";
import { detectableChange, runsToSettle } from "./sample-size.ts";
import type { JudgedStatistic } from "./statistic.ts";
import { type BiasNs, biasShare, smallestChange } from "./threshold.ts";

/** Single runs do not show how much runs of one build differ: then earlier ones must. */
const LEAST_RUNS = 2;

/** What a row's numbers owe to the rows that are judged with it, and to who asks. */
interface RowContext {
  /** Holm's, over the row's family */
  readonly pAdjusted: number;
  /** the family's level over its rows: what Holm's method grants the first of them */
  readonly level: number;
  readonly options: JudgeOptions;
}

/** A compared stratum as printed: shares instead of logarithms, with thresholds, limits and what more runs would show. */
export function rowNumbers(
  compared: ComparedStratum,
  statistic: JudgedStatistic,
  biasNs: BiasNs,
  { pAdjusted, level, options }: RowContext,
): RowNumbers {
  const { base, head, difference, noise, limits90 } = compared;
  const { d, se, nu, p, limits95 } = difference;
  const levels = { base: Math.exp(difference.base), head: Math.exp(difference.head) };
  const threshold = smallestChange(levels, options.thresholds[statistic], options.floorNs, biasNs);
  const worth = { level, threshold: Math.log1p(threshold) };
  const few = Math.min(base.length, head.length) < LEAST_RUNS && !isNoiseKnown(noise);
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
    mde80: Math.expm1(detectableChange(difference, worth)),
    runsToSettle: runsToSettle(noise, worth),
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
