import type { TransactionRow } from "@xrpl-probe/report";
import { formatCount, formatDurationNs, formatElapsed, formatLength } from "@xrpl-probe/report/format";
import Link from "next/link";

/** Transactions that were applied most: few enough to stand in a plain table. */
export function TransactionsTable(props: { transactions: readonly TransactionRow[]; complete: boolean }) {
  const { transactions, complete } = props;
  if (transactions.length === 0) return <p className="text-13 text-ink-2">No apply is within these filters.</p>;
  return (
    <>
      {!complete && (
        <p className="mb-2 text-12 text-ink-3">
          Counted among the first 40,000 applies shown; narrow the time to count others.
        </p>
      )}
      <div className="scroll-x">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Transaction</th>
              <th scope="col">Run</th>
              <th scope="col">Type</th>
              {["Applies", "Failed", "First at", "Over", "Longest", "Together"].map((name) => (
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
                <td className="num">{formatDurationNs(row.longestNs)}</td>
                <td className="num">{formatDurationNs(row.totalNs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
