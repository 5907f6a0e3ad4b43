import type { Ladder } from "@xrpl-probe/report";
import { column, type DataTable } from "../../table/data-table.ts";

const COLUMNS = [
  column("Type", "type"),
  column("Version", "version"),
  column("Against", "against"),
  column("Code", "code"),
  column("Statistic", "statistic"),
  column("Level", "level_ns", "duration"),
  column("diff.", "change", "change"),
  column("Verdict", "verdict"),
];

/** A line for each cell of the ladder. */
export function ladderValues({ columns, rows }: Pick<Ladder, "columns" | "rows">): DataTable {
  return {
    columns: COLUMNS,
    rows: rows.flatMap(({ typeName, cells }) =>
      columns.flatMap(({ tag, base }, at) => {
        const cell = cells[at] ?? null;
        if (cell === null) return [];
        const { token, statisticName, level, change, shown } = cell;
        return [[typeName, tag, base, token, statisticName, level, change, base === null ? null : shown]];
      }),
    ),
  };
}
