import { type Database, outcomesOf, type Run, type Stratum } from "@xrpl-probe/db";
import type { Histogram } from "@xrpl-probe/stats";
import type { SliceHistogram } from "./heatmap.ts";
import type { LatencyStats } from "./latency.ts";
import type { RunView } from "./run-view.ts";
import { countOf } from "./strata.ts";

/** The figures at the top of a run's page, besides its quantiles. */
export function runSummary(
  db: Database,
  params: {
    readonly run: Run;
    readonly strata: readonly Stratum[];
    readonly total: Histogram;
    readonly columns: readonly SliceHistogram[];
    readonly codes: RunView["codes"];
    /** Whether the spans are all those of the probe that applies transactions. */
    readonly allApplies: boolean;
  },
): Omit<RunView["summary"], keyof LatencyStats> {
  const { run, strata, total, columns, codes, allApplies } = params;
  const coded = strata.filter(({ code }) => code !== null);
  const failed = countOf(coded.filter(({ code }) => code !== 0));
  return {
    perS: rateOf(total.count, lengthNs(columns)),
    peakPerS: columns.length === 0 ? null : Math.max(...columns.map(columnRate)),
    minNs: total.min,
    maxNs: total.max,
    failedShare: coded.length === 0 ? failedShareOf(codes) : failed / countOf(coded),
    transactions: allApplies ? transactionsOf(db, run) : null,
  };
}

/** Of codes that were imported apart from the latencies; null without any. */
function failedShareOf(codes: RunView["codes"]): number | null {
  const success = codes.find(({ family }) => family === "tes")?.share ?? 0;
  return codes.length === 0 ? null : 1 - success;
}

function transactionsOf(db: Database, run: Run): number | null {
  const outcomes = outcomesOf(db, { runKeys: [run.key] });
  return outcomes.length === 0 ? null : outcomes.reduce((sum, { transactions }) => sum + transactions, 0);
}

function lengthNs(columns: readonly SliceHistogram[]): number {
  return (columns.at(-1)?.slice.endNs ?? 0) - (columns[0]?.slice.startNs ?? 0);
}

function rateOf(count: number, ns: number): number | null {
  return ns > 0 ? count / (ns / 1e9) : null;
}

function columnRate({ slice, histogram }: SliceHistogram): number {
  return rateOf(histogram.count, slice.endNs - slice.startNs) ?? 0;
}
