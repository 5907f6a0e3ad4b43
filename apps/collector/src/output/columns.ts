export interface Column<Row> {
  readonly head: string;
  readonly align: "left" | "right";
  readonly cell: (row: Row) => string;
  /** Applied to the padded cell, since escape codes have no width. */
  readonly style?: (text: string, row: Row) => string;
  /** Where all do not fit beside one another, the column with the lowest number goes first; without one it stays. */
  readonly goes?: number;
}

/** A table without rules: columns as wide as their widest cell, two spaces between. First line: the heads. */
export function tableLines<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const widths = columns.map((column) => widthOf(rows, column));
  const pad = (text: string, index: number) =>
    columns[index]?.align === "left" ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0);
  const head = columns.map((column, index) => pad(column.head, index)).join(GAP);
  return [
    head,
    ...rows.map((row) =>
      columns
        .map((column, index) => {
          const text = pad(column.cell(row), index);
          return column.style ? column.style(text, row) : text;
        })
        .join(GAP),
    ),
  ];
}

const GAP = "  ";

/** The columns that fit into so many characters: those that may go are left out one by one. */
export function fittingColumns<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  room: number,
): readonly Column<Row>[] {
  const taken = columns.reduce((sum, column) => sum + widthOf(rows, column) + GAP.length, -GAP.length);
  const [next] = columns.filter(({ goes }) => goes !== undefined).sort((a, b) => (a.goes ?? 0) - (b.goes ?? 0));
  if (taken <= room || next === undefined) return columns;
  return fittingColumns(
    rows,
    columns.filter((column) => column !== next),
    room,
  );
}

function widthOf<Row>(rows: readonly Row[], { head, cell }: Column<Row>): number {
  return Math.max(head.length, ...rows.map((row) => cell(row).length));
}
