import { type Comparison, loadComparison, loadRuns, ReportError } from "@xrpl-probe/report";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NoRuns } from "../../components/no-runs.tsx";
import { getDatabase } from "../../db.ts";
import { ChosenStratum } from "./chosen-stratum.tsx";
import { CompareQueryProvider } from "./compare-query.tsx";
import { ComparisonHead } from "./comparison-head.tsx";
import { loadDataParams } from "./params.ts";
import { PickSides } from "./pick-sides.tsx";
import { ProbeChoice } from "./probe-choice.tsx";
import { sideChoices } from "./side-choices.ts";
import { SidesBar } from "./sides-bar.tsx";
import { StrataTable } from "./strata-table.tsx";

interface PageProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const { base, head } = await loadDataParams(searchParams);
  return { title: base && head ? `${head} against ${base}` : "Compare" };
}

export default async function ComparePage({ searchParams }: PageProps) {
  const query = await loadDataParams(searchParams);
  const db = getDatabase();
  const runs = db === null ? [] : loadRuns(db, { nowMs: Date.now() });
  if (db === null || runs.length === 0) return <NoRuns />;
  const choices = sideChoices(runs);
  const { base, head } = query;
  if (base === null || head === null) return <PickSides choices={choices} asked={query} problem={null} />;
  const { probe, type, code } = query;
  const asked = { base, head, ...(probe && { probe }), ...(type && { type }), ...(code && { code }) };
  const result = attempt(() => loadComparison(db, { ...asked, nowMs: Date.now() }));
  if (result instanceof ReportError) return <PickSides choices={choices} asked={query} problem={result} />;
  return (
    <CompareQueryProvider>
      <SidesBar choices={choices} base={result.base} head={result.head} />
      <ComparisonHead comparison={result} />
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pt-8 pb-2">
        <h2 className="font-semibold text-16 tracking-[-0.008em]">By type and code</h2>
        <ProbeChoice probe={result.probe} probes={result.probes} />
      </div>
      <StrataTable types={result.types} pooled={result.pooled} chosen={result.chosen} />
      <ChosenStratum comparison={result} />
      <footer className="mt-10 border-line border-t pt-4 text-12 text-ink-3">
        <p className="max-w-[100ch]">
          Each run of a side weighs the same: a side’s number is the geometric mean of its runs’ numbers. A quantile is
          printed where at least 10 applies lie beyond it. The probe’s own cost is part of every duration and not
          subtracted.
        </p>
      </footer>
    </CompareQueryProvider>
  );
}

/** The comparison, or why this database has no answer; every other failure goes to the error page. */
function attempt(load: () => Comparison): Comparison | ReportError {
  try {
    return load();
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
}
