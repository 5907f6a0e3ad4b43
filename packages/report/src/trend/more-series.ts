import { hasFinding } from "./side-by-side.ts";
import type { TrendSeries } from "./trend-report.ts";

const PLACES = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** What the series that are not shown say: "31 more series: 4 move with the first, 24 without a change". */
export function moreSeries(series: readonly TrendSeries[]): string | null {
  const shown = series.filter((one) => one.shown);
  const others = series.filter((one) => !one.shown);
  if (others.length === 0) return null;
  const moving = shown.flatMap(({ name }, i) => {
    const count = others.filter(({ movesWith }) => movesWith === name).length;
    return count === 0 ? [] : [{ count, text: `with the ${PLACES[i] ?? "last"}` }];
  });
  const names = new Set(shown.map(({ name }) => name));
  const apart = others.filter((one) => hasFinding(one) && !names.has(one.movesWith ?? "")).length;
  const steady = others.filter(({ sign }) => sign === "steady").length;
  const unjudged = others.filter(({ sign }) => sign === "not-judged").length;
  const parts = [
    ...moving.map(({ count, text }, i) => `${count} ${i > 0 ? "" : count === 1 ? "moves " : "move "}${text}`),
    ...(apart > 0 ? [`${apart} with findings of other strata`] : []),
    ...(steady > 0 ? [`${steady} without a change`] : []),
    ...(unjudged > 0 ? [`${unjudged} not judged`] : []),
  ];
  const all = `${others.length} ${shown.length === 0 ? "" : "more "}series`;
  const [only = "", second] = parts;
  return second === undefined ? `${all} ${only.slice(only.indexOf(" ") + 1)}` : `${all}: ${parts.join(", ")}`;
}
