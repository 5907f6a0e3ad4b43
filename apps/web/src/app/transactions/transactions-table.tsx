"use client";

import type { TransactionRow } from "@xrpl-probe/report";
import { formatCount, formatElapsed, formatIn, formatLength } from "@xrpl-probe/report/format";
import Link from "next/link";
import { useUnit } from "../../components/use-unit.ts";
import { column, type DataTable } from "../../table/data-table.ts";
import { SaveButton } from "../../table/save-button.tsx";
import { exactNs } from "../../table/shown-table.ts";

/** Transactions that were applied most: few enough to stand in a plain table. */
export function TransactionsTable(props: {
  transactions: readonly TransactionRow[];
  complete: boolean;
  /** Which data, for files. */
  source: string;
}) {
  const { transactions, complete, source } = props;
  const unitOf = useUnit();
  if (transactions.length === 0) return <p className="text-13 text-ink-2">No apply is within these filters.</p>;
  const units = {
    longest: unitOf(transactions.map(({ longestNs }) => longestNs)),
    together: unitOf(transactions.map(({ totalNs }) => totalNs)),
  };
  const sub = complete
    ? `${formatCount(transactions.length)} transactions`
    : "Counted among the first 40,000 applies shown; narrow the time to count others.";
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4 text-12 text-ink-3">
        <span role="status">{sub}</span>
        <SaveButton
          title="Transactions, most applied first"
          sub={sub}
          source={source}
          what="most-applied"
          table={tableOf(transactions)}
        />
      </div>
      <div className="scroll-x">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Transaction</th>
              <th scope="col">Run</th>
              <th scope="col">Type</th>
              {[
                ...["Applies", "Failed", "First at", "Over"],
                ...[`Longest, ${units.longest}`, `Together, ${units.together}`],
              ].map((name) => (
                <th key={name} scope="col" className="num">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {transactions.map((row) => (
              <tr key={`${row.run} ${row.txId}`}>
                <th scope="row" className="font-normal">
                  <Link href={`/transactions/${row.txId}`} prefetch={false}>
                    <code>{row.txId.slice(0, 16)}</code>
                  </Link>
                </th>
                <td>
                  <Link href={`/runs/${row.run}`} prefetch={false}>
                    {row.runLabel}
                  </Link>
                </td>
                <td>{row.typeName}</td>
                <td className="num">{formatCount(row.applies)}</td>
                <td className="num">{formatCount(row.failed)}</td>
                <td className="num">{formatElapsed(row.firstMs)}</td>
                <td className="num">{formatLength(row.spanMs)}</td>
                <td className="num" title={exactNs(row.longestNs)}>
                  {formatIn(units.longest, row.longestNs)}
                </td>
                <td className="num" title={exactNs(row.totalNs)}>
                  {formatIn(units.together, row.totalNs)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const COLUMNS = [
  column("Transaction", "tx_id"),
  column("Run", "run"),
  column("Type", "type"),
  column("Applies", "applies", "count"),
  column("Failed", "failed", "count"),
  column("First at", "first_ms", "elapsed"),
  column("Over", "span_ms", "length"),
  column("Longest", "longest_ns", "duration"),
  column("Together", "total_ns", "duration"),
];

function tableOf(transactions: readonly TransactionRow[]): DataTable {
  return {
    columns: COLUMNS,
    rows: transactions.map(({ txId, run, typeName, applies, failed, firstMs, spanMs, longestNs, totalNs }) => {
      return [txId, run, typeName, applies, failed, firstMs, spanMs, longestNs, totalNs];
    }),
  };
}
