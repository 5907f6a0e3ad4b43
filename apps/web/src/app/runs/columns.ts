import type { RunRow } from "@xrpl-probe/report";
import { latencyNs } from "@xrpl-probe/report/latency";

/** What a table of runs can be sorted by, with the direction that a first click gives. */
export const SORTS = {
  started: { of: (run: RunRow) => run.startedMs, descending: true },
  length: { of: (run: RunRow) => run.lengthMs, descending: true },
  applies: { of: (run: RunRow) => run.applies, descending: true },
  rate: { of: (run: RunRow) => run.perS, descending: true },
  p50: { of: (run: RunRow) => latencyNs(run.p50), descending: true },
  p99: { of: (run: RunRow) => latencyNs(run.p99), descending: true },
} as const;

export type SortKey = keyof typeof SORTS;

export const SORT_KEYS = Object.keys(SORTS) as SortKey[];

/** Runs without the value come last in either direction. */
export function sortRuns(runs: readonly RunRow[], key: SortKey, descending: boolean): RunRow[] {
  const { of } = SORTS[key];
  const last = descending ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const value = (run: RunRow) => of(run) ?? last;
  return [...runs].sort((a, b) => (descending ? value(b) - value(a) : value(a) - value(b)));
}
