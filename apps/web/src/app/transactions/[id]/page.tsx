import { loadTransaction, ReportError } from "@xrpl-probe/report";
import type { Metadata } from "next";
import Link from "next/link";
import { LanesChart } from "../../../charts/lanes-chart.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { NoRuns } from "../../../components/no-runs.tsx";
import { Problem } from "../../../components/problem.tsx";
import { getDatabase } from "../../../db.ts";
import { LanesTable } from "./lanes-table.tsx";

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Transaction ${decodeURIComponent((await params).id).slice(0, 16)}` };
}

const BACK = { href: "/transactions", label: "All transactions" };

/** Every apply of one transaction, across runs. */
export default async function TransactionPage({ params }: PageProps) {
  const id = decodeURIComponent((await params).id);
  const db = getDatabase();
  if (db === null) return <NoRuns />;
  const found = attempt(() => loadTransaction(db, { id }));
  if (found instanceof ReportError) return <Problem problem={found} link={BACK} />;
  if (found.kind === "none") return <Problem problem={nothing(id)} link={BACK} />;
  if (found.kind === "several") return <Several id={id} txIds={found.txIds} more={found.more} />;
  const { transaction } = found;
  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-5 text-13 text-ink-2">
        <Link href="/transactions">Transactions</Link> / {transaction.txId.slice(0, 8)}
      </nav>
      <header className="pt-1 pb-4">
        <h1 className="font-semibold text-20 tracking-[-0.014em]">{transaction.typeName}</h1>
        <p className="mt-1 text-13 text-ink-2 [overflow-wrap:anywhere]">
          <code>{transaction.txId}</code> <CopyButton text={transaction.txId} label="Copy the transaction's id" />
        </p>
      </header>
      <LanesChart transaction={transaction} />
      <LanesTable transaction={transaction} />
    </>
  );
}

function Several(props: { id: string; txIds: readonly string[]; more: boolean }) {
  const { id, txIds, more } = props;
  return (
    <section className="max-w-[720px] pt-10">
      <h1 className="font-medium text-20">{`${more ? "More than " : ""}${txIds.length} transactions begin with ${id.toUpperCase()}.`}</h1>
      <ul className="mt-4 grid gap-1">
        {txIds.map((txId) => (
          <li key={txId} className="[overflow-wrap:anywhere]">
            <Link href={`/transactions/${txId}`} prefetch={false}>
              <code>{txId}</code>
            </Link>
          </li>
        ))}
      </ul>
      {more && <p className="mt-4 text-13 text-ink-2">Give more of the id to see the others.</p>}
    </section>
  );
}

function nothing(id: string) {
  return {
    message: `no transaction here has the id ${id.length > 20 ? `${id.slice(0, 16)}…` : id}`,
    hint: "ids are kept with the rows of applies: a run recorded with --transactions none has none, and prune deletes old ones",
  };
}

function attempt<Value>(load: () => Value): Value | ReportError {
  try {
    return load();
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
}
