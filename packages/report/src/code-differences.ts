import { codeCountsOf, type Database, outcomesOf, type Run } from "@xrpl-probe/db";
import type { CodeDifference, CodeShare } from "./comparison.ts";
import { stratumNames } from "./strata.ts";
import type { SidesStrata } from "./stratum-rows.ts";

export interface CodesOfSide {
  readonly counts: readonly TypedCode[];
  /** Distinct transactions by the code of their last apply; null where ids were not recorded. */
  readonly transactions: readonly TypedCode[] | null;
}

interface TypedCode {
  readonly type: number | null;
  readonly code: number;
  readonly count: number;
}

/** What a side returned. `wholeRuns`: imported codes and outcomes are known for whole runs only. */
export function codesOfSide(
  db: Database,
  params: {
    readonly runs: readonly Run[];
    readonly strata: SidesStrata["base"];
    readonly probe: string;
    readonly wholeRuns: boolean;
  },
): CodesOfSide {
  const { strata, probe, wholeRuns } = params;
  const runKeys = params.runs.map(({ key }) => key);
  const timed = strata
    .flat()
    .flatMap(({ type, code, histogram }) => (code === null ? [] : [{ type, code, count: histogram.count }]));
  const counts = timed.length === 0 && wholeRuns ? codeCountsOf(db, { runKeys, probe }) : timed;
  const outcomes = wholeRuns && probe === "transactor" ? outcomesOf(db, { runKeys }) : [];
  const complete = new Set(outcomes.map(({ runKey }) => runKey)).size === runKeys.length;
  return {
    counts,
    transactions: complete
      ? outcomes.map(({ type, code, transactions }) => ({ type, code, count: transactions }))
      : null,
  };
}

/** One row per (type, code), or per code over all types; the largest difference first. */
export function codeDifferences(
  base: CodesOfSide,
  head: CodesOfSide,
  params: { readonly byType: boolean; readonly version: string | null },
): CodeDifference[] {
  const typeOf = (entry: TypedCode) => (params.byType ? entry.type : null);
  const keys = new Map([...base.counts, ...head.counts].map((entry) => [`${typeOf(entry)}/${entry.code}`, entry]));
  return [...keys.values()]
    .map((entry) => {
      const { code } = entry;
      const type = typeOf(entry);
      const same = (other: TypedCode) => other.code === code && typeOf(other) === type;
      return difference(stratumNames({ type, code }, params.version), code, shareOf(base, same), shareOf(head, same));
    })
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || b.base.count - a.base.count);
}

function difference(
  names: ReturnType<typeof stratumNames>,
  code: number,
  base: CodeShare,
  head: CodeShare,
): CodeDifference {
  const presence = head.count === 0 ? "only base" : base.count === 0 ? "only head" : "both";
  return { ...names, code, base, head, difference: head.share - base.share, presence };
}

function shareOf({ counts, transactions }: CodesOfSide, matches: (entry: TypedCode) => boolean): CodeShare {
  const [count, total] = [sum(counts.filter(matches)), sum(counts)];
  return {
    count,
    share: total === 0 ? 0 : count / total,
    transactionShare: transactions && sum(transactions.filter(matches)) / sum(transactions),
  };
}

function sum(entries: readonly TypedCode[]): number {
  return entries.reduce((total, { count }) => total + count, 0);
}
