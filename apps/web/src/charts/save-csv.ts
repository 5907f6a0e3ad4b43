import type { TwinTable } from "../plot/table-twin.tsx";

/** Saves a table of exact values as a file that a spreadsheet reads. */
export function saveCsv(name: string, { columns, rows }: TwinTable): void {
  const text = [columns, ...rows].map((row) => row.map(quoted).join(",")).join("\n");
  const link = document.createElement("a");
  const url = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/csv" }));
  link.href = url;
  link.download = `${name.replaceAll(/[^\w.%+-]+/g, "-").slice(0, 80)}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
