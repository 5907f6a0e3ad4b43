import type { Histogram } from "../histogram.ts";
import type { JudgedRun } from "./run-estimate.ts";
import type { LearntVariance } from "./run-noise.ts";
import type { JudgedStatistic } from "./statistic.ts";
import type { BiasNs } from "./threshold.ts";

/** An earlier run of base's segment. */
export interface EarlierRun {
  readonly histogram: Histogram;
  /** one value for all where the segment is one level, else the run's tag */
  readonly group: string | number;
}

/**
 * Everything a stratum is judged by. `key` is the caller's and passed through.
 * Runs without a value of the stratum are left out by the caller; the order of runs within a side does not matter.
 */
export interface Stratum<Key> {
  readonly key: Key;
  readonly base: readonly JudgedRun[];
  readonly head: readonly JudgedRun[];
  /** oldest first */
  readonly earlier: readonly EarlierRun[];
  /** per statistic, what this database's unchanged runs say of the stratum's variance */
  readonly learnt?: Partial<Readonly<Record<JudgedStatistic, LearntVariance>>>;
  /** p50 of this stratum belongs to the gate family */
  readonly gate: boolean;
  /** what the probe itself adds to a duration */
  readonly biasNs: BiasNs;
  /** why the two sides cannot be compared here, in words; null where they can */
  readonly blocked: string | null;
}
