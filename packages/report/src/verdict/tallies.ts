import type { ReportRow, Sign, Tallies } from "./compare-report.ts";
import { boundText } from "./row-words.ts";

/** How many rows carry which word. */
export function tallies(rows: readonly ReportRow[]): Tallies {
  const count = (...signs: readonly Sign[]) => rows.filter(({ sign }) => signs.includes(sign)).length;
  const bounds = rows.filter(({ sign }) => sign === "inconclusive").map(({ hi90 }) => hi90);
  const worst = worstBound(bounds);
  return {
    slower: count("slower"),
    faster: count("faster"),
    possible: count("possibly-slower", "possibly-faster"),
    noChange: count("no-change"),
    inconclusive: bounds.length,
    notJudged: count("not-judged"),
    notComparable: count("not-comparable"),
    worstBound: worst,
    worstBoundText: bounds.length === 0 ? null : `worst: ${boundText(worst)}`,
  };
}

/** The largest slowdown that stays unexcluded; null where one is open or there is none. */
export function worstBound(bounds: readonly (number | null)[]): number | null {
  const closed = bounds.filter((bound) => bound !== null);
  return closed.length === 0 || closed.length < bounds.length ? null : Math.max(...closed);
}
