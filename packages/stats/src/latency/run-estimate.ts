import type { Bounds } from "../bucket-bounds.ts";
import type { Histogram } from "../histogram.ts";
import { hasQuantile, quantile, quantileBounds } from "../quantile.ts";
import { QUANTILE_GRID } from "../run-statistics/quantile-grid.ts";
import type { RunStatistics } from "../run-statistics/run-statistics.ts";
import { type JudgedStatistic, QUANTILE_OF } from "./statistic.ts";

/** One run's part of a stratum: its total histogram and what was computed when it ended. */
export interface JudgedRun {
  readonly histogram: Histogram;
  readonly statistics: RunStatistics;
}

/**
 * A statistic of one run on the scale verdicts are made on, ln of ns. `low` and `high` are `y` itself for fine buckets
 * and the bucket's bounds for log2 data, whose values may lie anywhere inside.
 */
export interface RunEstimate {
  readonly y: number;
  readonly low: number;
  readonly high: number;
  /** Woodruff's half-width at t = 1 */
  readonly halfWidth: number;
  readonly nu: number;
  /** Woodruff's limits at t standard errors; null where open, the data having nothing beyond */
  lower(t: number): number | null;
  upper(t: number): number | null;
}

/** Why a run says nothing of a statistic. */
export type Unjudged = "too-few-values" | "too-few-windows" | "no-sum" | "no-limits";

/** A dozen windows, 24 s at least: fewer say nothing about how neighbouring windows depend on each other. */
const LEAST_WINDOWS = 12;

/** ln of a duration. The clock counts whole ns: what it shows as 0 lasted less than 1, and has no logarithm. */
export function logNs(ns: number): number {
  return Math.log(Math.max(ns, 1));
}

export function estimateRun(run: JudgedRun, statistic: JudgedStatistic): RunEstimate | Unjudged {
  const p = QUANTILE_OF[statistic];
  if (!hasQuantile(run.histogram, p ?? 0.5)) return "too-few-values";
  if (run.statistics.filledWindows < LEAST_WINDOWS) return "too-few-windows";
  return p === null ? estimateMean(run.statistics) : estimateQuantile(run, p);
}

/**
 * Woodruff's interval: the quantiles at p -+ t se_p. Its width follows the slope of the distribution without estimating
 * a density. Woodruff, Confidence intervals for medians and other position measures (1952).
 * @param p one of `QUANTILE_GRID`
 */
function estimateQuantile({ histogram, statistics }: JudgedRun, p: number): RunEstimate | Unjudged {
  const se = statistics.quantileSe[QUANTILE_GRID.indexOf(p)];
  const at = boundsAt(histogram, p);
  if (se === undefined || at === null) return "too-few-values";
  const y = logNs(quantile(histogram, p) ?? 0);
  const end = (t: number, side: keyof Bounds) => {
    const share = side === "lower" ? p - t * se : p + t * se;
    return share > 0 && share < 1 ? logNs(boundsAt(histogram, share)?.[side] ?? 0) : null;
  };
  const point = (share: number) => (share > 0 && share < 1 ? logNs(quantile(histogram, share) ?? 0) : null);
  return assemble({
    y,
    low: logNs(at.lower),
    high: logNs(at.upper),
    nu: statistics.nu,
    below: point(p - se),
    above: point(p + se),
    lower: (t) => end(t, "lower"),
    upper: (t) => end(t, "upper"),
  });
}

function estimateMean({ mean, meanSe, nu }: RunStatistics): RunEstimate | Unjudged {
  if (mean === null || meanSe === null) return "no-sum";
  const y = logNs(mean);
  const at = (t: number) => (mean + t * meanSe > 0 ? logNs(mean + t * meanSe) : null);
  const lower = (t: number) => at(-t);
  return assemble({ y, low: y, high: y, nu, below: at(-1), above: at(1), lower, upper: at });
}

/** A half-width from both sides, or from the closed one; none where both are open. */
function assemble(
  parts: Omit<RunEstimate, "halfWidth"> & { below: number | null; above: number | null },
): RunEstimate | Unjudged {
  const { below, above, ...estimate } = parts;
  if (below !== null && above !== null) return { ...estimate, halfWidth: (above - below) / 2 };
  if (above !== null) return { ...estimate, halfWidth: above - estimate.y };
  if (below !== null) return { ...estimate, halfWidth: estimate.y - below };
  return "no-limits";
}

/** Fine buckets give a point, log2 buckets all they span. */
function boundsAt(histogram: Histogram, p: number): Bounds | null {
  if (histogram.scheme === "log2-us") return quantileBounds(histogram, p);
  const value = quantile(histogram, p);
  return value === null ? null : { lower: value, upper: value };
}

/**
 * ln of a statistic of a run, in ln ns, for earlier runs, which need no limits. Null with fewer than 10 values beyond it.
 */
export function levelOf(histogram: Histogram, statistic: JudgedStatistic): number | null {
  const p = QUANTILE_OF[statistic];
  if (!hasQuantile(histogram, p ?? 0.5)) return null;
  if (p !== null) return logNs(quantile(histogram, p) ?? 0);
  return histogram.sum === null ? null : logNs(histogram.sum / histogram.count);
}
