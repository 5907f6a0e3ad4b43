import { runByRef } from "@xrpl-probe/db";
import { loadRunLabels, loadRunView, ReportError, type RunView } from "@xrpl-probe/report";
import { isVersionTag } from "@xrpl-probe/xrpl";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NoRuns } from "../../../components/no-runs.tsx";
import { Problem } from "../../../components/problem.tsx";
import { getDatabase } from "../../../db.ts";
import { dataQuery } from "../../transactions/params.ts";
import { CodesTable } from "./codes-table.tsx";
import { EnvironmentList } from "./environment-list.tsx";
import { askedOf, filterQuery, loadFilterParams } from "./params.ts";
import { ProbesTable } from "./probes-table.tsx";
import { RunCharts } from "./run-charts.tsx";
import { RunFilters } from "./run-filters.tsx";
import { RunHeader } from "./run-header.tsx";
import { RunLabels } from "./run-labels.tsx";
import { RunNotices } from "./run-notices.tsx";
import { RunQueryProvider } from "./run-query.tsx";
import { runSource } from "./run-source.ts";
import { RunTiles } from "./run-tiles.tsx";
import { SlowestSlices } from "./slowest-slices.tsx";

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Run ${decodeURIComponent((await params).id)}` };
}

export default async function RunPage({ params, searchParams }: PageProps) {
  const id = decodeURIComponent((await params).id);
  const query = await loadFilterParams(searchParams);
  const db = getDatabase();
  if (db === null) return <NoRuns />;
  const view = attempt(() => loadRunView(db, askedOf(id, query, Date.now())));
  if (view instanceof ReportError) {
    const elsewhere = view.code === "unknown-run" ? { href: "/runs", label: "All runs" } : null;
    return <Problem problem={view} link={elsewhere ?? { href: `/runs/${id}`, label: "The whole run" }} />;
  }
  const labels = loadRunLabels(db, view.run);
  const source = runSource(view);
  return (
    <RunQueryProvider>
      <RunHeader run={view.run} noted={labels.noted} exports={filterQuery(`/runs/${view.run.ref}`, query)} />
      <RunNotices
        run={view.run}
        resolution={view.resolution}
        empty={view.probes.every(({ spans }) => spans === 0)}
        kept={runByRef(db, view.run.id)?.transactionsKept ?? "all"}
      />
      <RunTiles view={view} transactions={dataQuery("/transactions", { side: view.run.ref, ...query })} />
      <EnvironmentList facts={view.run.environment} />
      <RunFilters filter={view.filter} choices={view.choices} chosen={{ type: query.type, code: query.code }} />
      <RunCharts view={view} source={source} />
      <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,13fr)_minmax(0,9fr)]">
        <CodesTable codes={view.codes} query={{ ...query, probe: view.filter.probe }} source={source} />
        <SlowestSlices
          slowest={view.slowest}
          count={view.heatmap?.columns.length ?? 0}
          run={view.run.ref}
          query={query}
          source={source}
        />
      </div>
      <ProbesTable probes={view.probes} run={view.run} />
      <RunLabels labels={labels} choices={view.choices} versions={view.run.tags.filter((tag) => isVersionTag(tag))} />
    </RunQueryProvider>
  );
}

/** The run, or why this database has no answer; every other failure goes to the error page. */
function attempt(load: () => RunView): RunView | ReportError {
  try {
    return load();
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
}
