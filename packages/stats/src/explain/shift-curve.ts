import { compareStratum } from "../latency/compare-stratum.ts";
import { type JudgedRun, logNs } from "../latency/run-estimate.ts";
import { mean } from "../latency/run-noise.ts";
import { JUDGED_STATISTICS, QUANTILE_OF } from "../latency/statistic.ts";
import type { Stratum } from "../latency/stratum.ts";
import { hasQuantile, quantile } from "../quantile.ts";
import { QUANTILE_GRID } from "../run-statistics/quantile-grid.ts";

/** head against base at one quantile; `change` and its limits as shares of base. */
export interface ShiftPoint {
  readonly p: number;
  readonly change: number;
  /** the band, at judged quantiles alone; an end is null where open */
  readonly band: { readonly lo: number | null; readonly hi: number | null } | null;
}

/**
 * Where and by how much: the change at each quantile of the grid that every run with values has, with a 95 % band that
 * holds for the judged quantiles together (Bonferroni: each limit at 95 % of its share). It is wider than a row's own
 * interval, which speaks of one quantile.
 */
export function shiftCurve(stratum: Stratum<unknown>): ShiftPoint[] {
  const judged = JUDGED_STATISTICS.flatMap((statistic) => {
    const p = QUANTILE_OF[statistic];
    const compared = p === null ? "no-sum" : compareStratum(stratum, statistic);
    return p === null || typeof compared === "string" ? [] : [{ p, difference: compared.difference }];
  });
  const confidence = 1 - 0.05 / judged.length;
  return QUANTILE_GRID.flatMap((p): ShiftPoint[] => {
    const found = judged.find((one) => one.p === p)?.difference;
    if (found !== undefined) {
      const { lo, hi } = found.limits(confidence);
      const band = { lo: lo === null ? null : Math.expm1(lo), hi: hi === null ? null : Math.expm1(hi) };
      return [{ p, change: Math.expm1(found.d), band }];
    }
    const [base, head] = [sideLevel(stratum.base, p), sideLevel(stratum.head, p)];
    return base === null || head === null ? [] : [{ p, change: Math.expm1(head - base), band: null }];
  });
}

/** Mean of ln Q(p) over a side's runs; null unless each run has the quantile. */
function sideLevel(runs: readonly JudgedRun[], p: number): number | null {
  if (runs.length === 0 || runs.some(({ histogram }) => !hasQuantile(histogram, p))) return null;
  return mean(runs.map(({ histogram }) => logNs(quantile(histogram, p) ?? 0)));
}
