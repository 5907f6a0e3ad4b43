import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { NoRuns } from "../../components/no-runs.tsx";
import { getDatabase } from "../../db.ts";
import { runsRemembered } from "../../runs-remembered.ts";
import { loadReport } from "./load-report.ts";
import { loadDataParams, PANEL_NAMES } from "./params.ts";
import { ReportGrid } from "./report-grid.tsx";
import { sideOptions } from "./side-options.ts";
import { comparisonOf, summaryOf } from "./summary.ts";

export const metadata: Metadata = { title: "Report" };

/** Panels of any run, probe and statistic over time, beside their distributions. */
export default async function ReportPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const query = await loadDataParams(searchParams);
  const raw = await searchParams;
  const db = getDatabase();
  const nowMs = Date.now();
  const runs = db === null ? [] : runsRemembered(db, nowMs);
  const panels = db === null ? null : loadReport(db, query, { nowMs, runs });
  if (panels === null) return <NoRuns />;
  const pair = comparisonOf(panels);
  const unread = PANEL_NAMES.filter((name) => raw[name] !== undefined && query[name] === null);
  return (
    <>
      <h1 className="pt-6 font-semibold text-20 tracking-[-0.014em]">Report</h1>
      <p className="mt-1 text-13 text-ink-2">
        {summaryOf(panels)} {pair !== null && <Link href={pair.href}>{pair.label}</Link>}
      </p>
      {unread.length > 0 && (
        <p className="mt-2 text-13 text-warn" role="alert">
          {`The address says nothing readable for ${unread.join(", ")}: a panel is written as side~statistic~probe~type~code. `}
          The first choices stand there instead.
        </p>
      )}
      <ReportGrid panels={panels} options={sideOptions(runs)} />
    </>
  );
}
