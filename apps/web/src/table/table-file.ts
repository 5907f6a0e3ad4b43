import { csvOf } from "../csv.ts";
import type { DataTable, Value } from "./data-table.ts";
import { isRange } from "./shown-table.ts";

/** What a file says of itself beside its rows. */
export interface About {
  /** The finding, as the page has it. */
  readonly title: string;
  /** What is shown, in a sentence. */
  readonly sub: string;
  readonly source: string;
  /** Opens the same view again. */
  readonly address: string;
}

type Field = Exclude<Value, readonly unknown[]>;

/** One line for a row, one field for a value, whole numbers in the units that the columns name. */
export function csvText(table: DataTable): string {
  const { names, rows } = tidied(table);
  return csvOf(names, rows);
}

/** The same rows as objects, with what they are. */
export function jsonText(table: DataTable, about: About): string {
  const { names, rows } = tidied(table);
  const objects = rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])));
  return `${JSON.stringify({ ...about, rows: objects }, null, 2)}\n`;
}

/** A column that holds an interval, as of imported latencies, becomes two. */
function tidied({ columns, rows }: DataTable): { names: string[]; rows: Field[][] } {
  const split = columns.map((_, at) => rows.some((row) => isRange(row[at])));
  return {
    names: columns.flatMap(({ name }, at) => (split[at] ? [`${name}_from`, `${name}_to`] : [name])),
    rows: rows.map((row) =>
      columns.flatMap((_, at): Field[] => {
        const value = row[at] ?? null;
        if (isRange(value)) return [...value];
        return split[at] ? [value, value] : [value];
      }),
    ),
  };
}
