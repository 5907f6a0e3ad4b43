import { StatsError } from "../error.ts";
import { type Ranking, ranking } from "./huber-segment.ts";
import { floorOf, LEAST_BETAS, levelNoise, median } from "./level-noise.ts";

/** One beta of a series: the mean over its runs of ln of a quantile. */
export interface BetaLevel {
  readonly level: number;
  /** standard error of `level` in ln; 0 where unknown */
  readonly se: number;
}

export interface Series {
  /** in version order */
  readonly betas: readonly BetaLevel[];
  /** the smallest relative change worth a verdict: 0.03 are 3 % */
  readonly threshold: number;
  /** index of the last release, with which every beta is compared; null without one */
  readonly reference: number | null;
}

/** A series in units of its noise, around its median. */
export interface ScaledSeries {
  readonly of: Ranking;
  readonly errors: readonly number[];
  /** the least noise believed: what the levels themselves are uncertain by */
  readonly floor: number;
  readonly threshold: number;
  readonly reference: number | null;
  /** one unit in ln, s0 */
  readonly unit: number;
  /** the series' median in ln */
  readonly middle: number;
}

/** Null with fewer than 6 betas. @throws StatsError "malformed" for a level or error that is no number */
export function scaledSeries({ betas, threshold, reference }: Series): ScaledSeries | null {
  const odd = betas.find(({ level, se }) => !Number.isFinite(level) || !Number.isFinite(se) || se < 0);
  if (odd !== undefined) throw new StatsError("malformed", `a level of ${odd.level} with standard error ${odd.se}`);
  if (betas.length < LEAST_BETAS) return null;
  const levels = betas.map(({ level }) => level);
  const errors = betas.map(({ se }) => se);
  const unit = levelNoise(levels, errors);
  const middle = median(levels);
  return {
    of: ranking(Float64Array.from(levels, (level) => (level - middle) / unit)),
    errors: errors.map((se) => se / unit),
    floor: floorOf(errors) / unit,
    threshold: Math.log1p(threshold) / unit,
    reference,
    unit,
    middle,
  };
}
