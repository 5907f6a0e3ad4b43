import { JUDGED_STATISTICS } from "@xrpl-probe/stats";
import { codeClause } from "./code-clause.ts";
import type { CodeVerdict, EnvironmentFinding, ReportRow, Sign } from "./compare-report.ts";
import { movedClause, stratumOf } from "./moved-clause.ts";
import { noChangeClause, unmovedClauses } from "./no-change-clause.ts";
import { sizeOfChange } from "./order-rows.ts";
import type { Sentence } from "./text.ts";

interface Found {
  /** Ordered as `orderRows` does. */
  readonly rows: readonly ReportRow[];
  readonly codes: readonly CodeVerdict[];
  readonly probe: string;
  readonly blocks: readonly EnvironmentFinding[];
}

/** How many strata of a sign are named; more are counted. */
const MOST_NAMED: readonly (readonly [Sign, number])[] = [
  ["slower", 3],
  ["possibly-slower", 2],
  ["faster", 2],
  ["possibly-faster", 1],
];

/** "Payment tecPATH_DRY p99 slower by 19 % (15 to 23 %), OfferCancel p50 faster by 10 %, OfferCreate no change, …" */
export function findingSentence({ rows, codes, probe, blocks }: Found): Sentence {
  const moved = MOST_NAMED.flatMap(([sign, most]) => movedClauses(rows, probe, sign, most));
  const [first, ...others] = moved;
  const unchanged = noChangeClause(rows, probe);
  const clauses = [
    ...(first === undefined
      ? unmovedClauses(rows, probe, blocks)
      : [first.withInterval, ...others.map(({ short }) => short), ...(unchanged === null ? [] : [unchanged])]),
    ...codeClause(codes),
  ];
  return [...clauses.flatMap((clause, i) => (i === 0 ? clause : [{ text: ", " }, ...clause])), { text: "." }];
}

interface Clause {
  readonly short: Sentence;
  readonly withInterval: Sentence;
}

/** The largest change of each stratum of the sign; of other probes only where the leading one has none. */
function movedClauses(rows: readonly ReportRow[], probe: string, sign: Sign, most: number): Clause[] {
  const ofSign = rows.filter((row) => row.sign === sign);
  const own = ofSign.filter((row) => row.probe === probe);
  const strata = [...new Map((own.length > 0 ? own : ofSign).toReversed().map((row) => [stratumOf(row), row])).values()]
    .toReversed()
    .map((row) => leading(ofSign.filter((other) => stratumOf(other) === stratumOf(row))) ?? row);
  const named = strata.slice(0, most).map((row) => ({
    short: movedClause(row, rows, false),
    withInterval: movedClause(row, rows, true),
  }));
  const more = strata.length - named.length;
  if (more === 0) return named;
  const counted: Sentence = [{ text: `${more} more ${strata[0]?.shown}` }];
  return [...named, { short: counted, withInterval: counted }];
}

/** What of the largest change another quantile must reach to stand for the stratum in its place. */
const AS_LARGE = 0.9;

/**
 * The lowest quantile that moved about as much as any: a tail is named where the tail moved most. The mean stands for a
 * stratum only where no quantile moved.
 */
function leading(rows: readonly ReportRow[]): ReportRow | undefined {
  const quantiles = rows.filter(({ statistic }) => statistic !== "mean");
  const largest = Math.max(...quantiles.map(sizeOfChange));
  const byQuantile = JUDGED_STATISTICS.flatMap((statistic) => quantiles.filter((row) => row.statistic === statistic));
  return byQuantile.find((row) => sizeOfChange(row) >= AS_LARGE * largest) ?? rows[0];
}
