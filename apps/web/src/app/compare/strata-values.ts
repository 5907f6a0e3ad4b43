import { column, type DataTable, type Value } from "../../table/data-table.ts";
import type { StatisticView, StratumView, TypeView } from "./strata-view.ts";

const statistic = (name: "p50" | "p99") => [
  column(`${name} base`, `base_${name}_ns`, "duration"),
  column(`${name} head`, `head_${name}_ns`, "duration"),
  column(`${name} diff.`, `${name}_change`, "change"),
  column(`${name} 95 % interval`, `${name}_change_interval`, "change"),
  column(`${name} verdict`, `${name}_verdict`),
];

const COLUMNS = [
  column("Type", "type"),
  column("Code", "code"),
  column("Applies base", "base_applies", "count"),
  column("Applies head", "head_applies", "count"),
  ...statistic("p50"),
  ...statistic("p99"),
  column("Verdict", "verdict"),
  column("Statistics", "verdict_statistics"),
];

/** The table of types and codes as values, folded rows too; pooled ones are named as on the page. */
export function strataValues(types: readonly TypeView[], pooled: StratumView | null): DataTable {
  const ofTypes = types.flatMap(({ strata, pooled: together }) => [
    ...strata.map((stratum) => valuesOf(stratum, stratum.token)),
    ...(together === null ? [] : [valuesOf(together, "all codes")]),
  ]);
  return { columns: COLUMNS, rows: pooled === null ? ofTypes : [...ofTypes, valuesOf(pooled, "all codes")] };
}

function valuesOf({ type, typeName, counts, p50, p99, word }: StratumView, token: string): Value[] {
  const name = type === null ? "all types" : typeName;
  return [name, token, counts.base, counts.head, ...ofStatistic(p50), ...ofStatistic(p99), word.shown, word.statistics];
}

function ofStatistic({ base, head, difference, lo, hi, shown }: StatisticView): Value[] {
  return [base, head, difference, lo === null && hi === null ? null : [lo, hi], shown];
}
