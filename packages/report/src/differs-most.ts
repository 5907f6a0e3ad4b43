import type { StratumRow, TypeRows } from "./comparison.ts";

/** A stratum talked about holds this share of the spans of both sides together at least, and this many on each side. */
const LEAST_SHARE = 0.01;
const LEAST_COUNT = 1000;

/** A stratum's larger change of its p50 and p99. */
export interface LargestChange {
  readonly row: StratumRow;
  readonly statistic: "p50" | "p99";
  readonly change: number;
}

/**
 * Strata with enough spans to be talked about, the largest change first. By numbers alone: whether a change exceeds the
 * noise between runs is for a verdict to say.
 */
export function differsMost(types: readonly Pick<TypeRows, "strata">[]): LargestChange[] {
  const rows = types.flatMap(({ strata }) => strata);
  const all = rows.reduce((sum, row) => sum + countOf(row, "base") + countOf(row, "head"), 0);
  return rows
    .filter((row) => Math.min(countOf(row, "base"), countOf(row, "head")) >= LEAST_COUNT)
    .filter((row) => countOf(row, "base") + countOf(row, "head") >= all * LEAST_SHARE)
    .flatMap((row) => {
      const known = (["p99", "p50"] as const).flatMap((statistic) => {
        const change = row.change[statistic];
        return change === null ? [] : [{ row, statistic, change }];
      });
      return known.sort(byChange).slice(0, 1);
    })
    .sort(byChange);
}

const byChange = (a: LargestChange, b: LargestChange) => Math.abs(b.change) - Math.abs(a.change);

const countOf = (row: StratumRow, side: "base" | "head") => row[side]?.stats.count ?? 0;
