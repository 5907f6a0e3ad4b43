import { ReportError } from "@xrpl-probe/report";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NoRuns } from "../../components/no-runs.tsx";
import { Problem } from "../../components/problem.tsx";
import { getDatabase } from "../../db.ts";
import { editingAllowed } from "../../edit/editing.ts";
import { SentenceText } from "../../verdict/sentence-text.tsx";
import { loadTrends } from "./load-trends.ts";
import { loadDataParams } from "./params.ts";
import { TrendGrid } from "./trend-grid.tsx";
import { TrendNotes } from "./trend-notes.tsx";

export const metadata: Metadata = { title: "Trends" };

/** Every version in its order: what changed, near which, and by how much. */
export default async function TrendsPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const query = await loadDataParams(searchParams);
  const db = getDatabase();
  const first = db?.query.runs.findFirst({ columns: { key: true } }).sync();
  if (db === null || first === undefined) return <NoRuns />;
  const trends = loadTrends(db, query, { nowMs: Date.now() });
  if (trends instanceof ReportError)
    return <Problem problem={trends} link={{ href: "/trends", label: "All trends" }} />;
  const { report, multiples, choices } = trends;
  return (
    <>
      <section className="pt-6 pb-4" aria-label="Verdict">
        <h1
          title={report.text}
          className="line-clamp-6 max-w-[1200px] font-medium text-16 tracking-[-0.014em] md:line-clamp-3 md:text-20"
          data-sign={report.sign}
        >
          <SentenceText sentence={report.headline} />
        </h1>
        <TrendNotes report={report} />
      </section>
      <TrendGrid
        multiples={multiples}
        choices={choices}
        probe={report.probe}
        reference={report.reference}
        more={report.more}
        editable={editingAllowed()}
      />
    </>
  );
}
