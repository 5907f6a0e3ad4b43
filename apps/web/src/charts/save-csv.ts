import { csvOf } from "../csv.ts";
import type { TwinTable } from "../plot/table-twin.tsx";
import { saveFile } from "../save-file.ts";

/** Saves a table of exact values as a file that a spreadsheet reads. */
export function saveCsv(name: string, { columns, rows }: TwinTable): void {
  saveFile(`${name.replaceAll(/[^\w.%+-]+/g, "-").slice(0, 80)}.csv`, "text/csv", csvOf(columns, rows));
}
