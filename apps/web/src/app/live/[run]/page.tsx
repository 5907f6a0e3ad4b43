import { type LiveView, openLiveRun, ReportError } from "@xrpl-probe/report";
import type { Metadata } from "next";
import { NoRuns } from "../../../components/no-runs.tsx";
import { Problem } from "../../../components/problem.tsx";
import { getDatabase } from "../../../db.ts";
import { LiveRun } from "./live-run.tsx";

interface PageProps {
  readonly params: Promise<{ readonly run: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Live ${decodeURIComponent((await params).run)}` };
}

export default async function LiveRunPage({ params }: PageProps) {
  const run = decodeURIComponent((await params).run);
  const db = getDatabase();
  if (db === null) return <NoRuns />;
  const view = attempt(() => openLiveRun(db, { run, nowMs: Date.now() }).view());
  if (view instanceof ReportError) return <Problem problem={view} link={{ href: "/runs", label: "All runs" }} />;
  return <LiveRun key={view.run.id} view={view} />;
}

function attempt(load: () => LiveView): LiveView | ReportError {
  try {
    return load();
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
}
