import { loadTransactions, ReportError, type TransactionsView } from "@xrpl-probe/report";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NoRuns } from "../../components/no-runs.tsx";
import { Problem } from "../../components/problem.tsx";
import { getDatabase } from "../../db.ts";
import { runsRemembered } from "../../runs-remembered.ts";
import { sideMemory } from "../../side-remembered.ts";
import { sideOptions } from "../report/side-options.ts";
import { askedOf } from "./asked.ts";
import { dataQuery, loadDataParams } from "./params.ts";
import { TransactionsPageBody } from "./transactions-page-body.tsx";

export const metadata: Metadata = { title: "Transactions" };

/** Single applies of a side: where they lie, the rows, and what sets a part of them apart. */
export default async function TransactionsPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const query = await loadDataParams(searchParams);
  const db = getDatabase();
  const nowMs = Date.now();
  const runs = db === null ? [] : runsRemembered(db, nowMs);
  const [newest] = runs;
  if (db === null || newest === undefined) return <NoRuns />;
  const view = attempt(() =>
    loadTransactions(db, askedOf(query, newest.ref, nowMs), sideMemory(db, query.side ?? newest.ref, { nowMs, runs })),
  );
  if (view instanceof ReportError)
    return <Problem problem={view} link={{ href: "/transactions", label: "All transactions of the newest run" }} />;
  const asked = dataQuery({ ...query, side: query.side ?? newest.ref });
  return <TransactionsPageBody view={view} sides={sideOptions(runs)} asked={asked} />;
}

function attempt(load: () => TransactionsView): TransactionsView | ReportError {
  try {
    return load();
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
}
