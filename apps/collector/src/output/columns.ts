export interface Column<Row> {
  readonly head: string;
  readonly align: "left" | "right";
  readonly cell: (row: Row) => string;
  /** Applied to the padded cell, since escape codes have no width. */
  readonly style?: (text: string, row: Row) => string;
}

/** A table without rules: columns as wide as their widest cell, two spaces between. First line: the heads. */
export function tableLines<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const widths = columns.map((column) => Math.max(column.head.length, ...rows.map((row) => column.cell(row).length)));
  const pad = (text: string, index: number) =>
    columns[index]?.align === "left" ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0);
  const head = columns.map((column, index) => pad(column.head, index)).join("  ");
  return [
    head,
    ...rows.map((row) =>
      columns
        .map((column, index) => {
          const text = pad(column.cell(row), index);
          return column.style ? column.style(text, row) : text;
        })
        .join("  "),
    ),
  ];
}
