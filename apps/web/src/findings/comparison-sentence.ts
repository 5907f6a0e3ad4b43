import type { Comparison } from "@xrpl-probe/report";
import { differsMost, type LargestChange } from "@xrpl-probe/report/differs-most";
import { formatChange, formatLatency, formatPoints } from "@xrpl-probe/report/format";

/** Differences that print as nearly nothing are not told. */
const WORTH_TELLING = { change: 0.01, points: 0.0005 };

/** The largest differences in one sentence, in numbers alone: what they are worth is for a verdict to say. */
export function comparisonSentence({ types, codeTotals }: Pick<Comparison, "types" | "codeTotals">): string {
  const strata = differsMost(types);
  const told = strata
    .filter(({ change }) => Math.abs(change) >= WORTH_TELLING.change)
    .slice(0, 2)
    .map(say);
  const code = codeTotals.find(
    ({ family, difference }) => family !== "tes" && Math.abs(difference) >= WORTH_TELLING.points,
  );
  if (code) told.push(`\`${code.token}\` ${formatPoints(code.difference)} points`);
  if (told.length > 0) return `${told.join("; ")}.`;
  if (
    types.some(({ strata }) =>
      strata.some(({ base }) => typeof base?.stats.p50 === "object" && base.stats.p50 !== null),
    )
  )
    return "Imported buckets bound every quantile to an octave: no difference can be named.";
  return strata.length === 0
    ? "Too few applies on both sides to set numbers against one another."
    : "No type and code differs by more than 1\u00a0% at p50 or p99.";
}

function say({ row, statistic, change }: LargestChange): string {
  const [base, head] = [row.base, row.head].map((side) => formatLatency(side?.stats[statistic] ?? null));
  return `${row.typeName} \`${row.token}\` ${statistic} ${head} against ${base}, ${formatChange(change)}`;
}
