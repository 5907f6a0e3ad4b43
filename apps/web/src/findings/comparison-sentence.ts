import type { Comparison, StratumRow } from "@xrpl-probe/report";
import { formatChange, formatLatency, formatPoints } from "@xrpl-probe/report/format";

/** Strata below this on either side are left to the table. */
const ENOUGH = 1000;
/** Differences that print as nearly nothing are not told. */
const WORTH_TELLING = { change: 0.01, points: 0.0005 };

/** The largest differences in one sentence, in numbers alone: what they are worth is for a verdict to say. */
export function comparisonSentence({ types, codeTotals }: Pick<Comparison, "types" | "codeTotals">): string {
  const strata = types
    .flatMap(({ strata }) => strata)
    .filter(({ base, head }) => Math.min(base?.stats.count ?? 0, head?.stats.count ?? 0) >= ENOUGH);
  const told = strata
    .map((row) => ({ row, largest: largestOf(row) }))
    .filter(({ largest }) => largest !== null && Math.abs(largest.change) >= WORTH_TELLING.change)
    .sort((a, b) => Math.abs(b.largest?.change ?? 0) - Math.abs(a.largest?.change ?? 0))
    .slice(0, 2)
    .map(({ row, largest }) => (largest === null ? "" : say(row, largest)));
  const code = codeTotals.find(
    ({ family, difference }) => family !== "tes" && Math.abs(difference) >= WORTH_TELLING.points,
  );
  if (code) told.push(`\`${code.token}\` ${formatPoints(code.difference)} points`);
  if (told.length > 0) return `${told.join("; ")}.`;
  return strata.length === 0
    ? "Too few applies on both sides to set numbers against one another."
    : "No type and code differs by more than 1\u00a0% at p50 or p99.";
}

interface Largest {
  readonly statistic: "p50" | "p99";
  readonly change: number;
}

function largestOf({ change }: StratumRow): Largest | null {
  const known = (["p99", "p50"] as const).flatMap((statistic) => {
    const value = change[statistic];
    return value === null ? [] : [{ statistic, change: value }];
  });
  return known.sort((a, b) => Math.abs(b.change) - Math.abs(a.change))[0] ?? null;
}

function say(row: StratumRow, { statistic, change }: Largest): string {
  const [base, head] = [row.base, row.head].map((side) => formatLatency(side?.stats[statistic] ?? null));
  return `${row.typeName} \`${row.token}\` ${statistic} ${head} against ${base}, ${formatChange(change)}`;
}
