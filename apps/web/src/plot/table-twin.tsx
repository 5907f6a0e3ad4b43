"use client";

import { usePreference } from "../components/use-preference.ts";
import type { DataTable } from "../table/data-table.ts";
import { shownTable } from "../table/shown-table.ts";
import styles from "./chart.module.css";

/** Rows beyond this are left out and counted: a heat map has thousands. */
const MAX_ROWS = 400;

/** A chart's data as a table: for readers who do not see the chart, and for exact values. */
export function TableTwin({ table, caption }: { readonly table: DataTable; readonly caption: string }) {
  const preferred = usePreference("unit");
  const { heads, rows } = shownTable(table, preferred === "auto" ? null : preferred, MAX_ROWS);
  const left = table.rows.length - rows.length;
  return (
    <details className={styles.twin}>
      <summary>Table</summary>
      <div className={styles.twinScroll}>
        <table>
          <caption className={styles.hidden}>{caption}</caption>
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th key={head} scope="col" data-kind={table.columns[at]?.kind}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.map(({ text }) => text).join("|")}>
                {row.map(({ text, exact }, at) =>
                  at === 0 ? (
                    <th key={heads[at]} scope="row" title={exact ?? undefined}>
                      {text}
                    </th>
                  ) : (
                    <td key={heads[at]} data-kind={table.columns[at]?.kind} title={exact ?? undefined}>
                      {text}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {left > 0 && <p className={styles.left}>{left} more rows are not shown here; a saved file has them all.</p>}
      </div>
    </details>
  );
}
