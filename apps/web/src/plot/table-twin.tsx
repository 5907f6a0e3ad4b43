import styles from "./chart.module.css";

/** A chart's data as a table: for readers who do not see the chart, and for exact values. All cells are formatted. */
export interface TwinTable {
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** Rows beyond this are left out and counted: a heat map has tens of thousands. */
const MAX_ROWS = 400;

export function TableTwin({ table, caption }: { readonly table: TwinTable; readonly caption: string }) {
  const shown = table.rows.slice(0, MAX_ROWS);
  const left = table.rows.length - shown.length;
  return (
    <details className={styles.twin}>
      <summary>Table</summary>
      <div className={styles.twinScroll}>
        <table>
          <caption className={styles.hidden}>{caption}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.join("|")}>
                {row.map((cell, column) =>
                  column === 0 ? (
                    <th key={table.columns[column]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={table.columns[column]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {left > 0 && <p className={styles.left}>{left} more rows are not shown.</p>}
      </div>
    </details>
  );
}
