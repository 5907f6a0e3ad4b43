import { cellsOf, type Database } from "@xrpl-probe/db";
import { type Histogram, sideQuantile } from "@xrpl-probe/stats";
import { groupBy } from "../group-by.ts";
import { loadSide } from "../load-side.ts";
import { ReportError } from "../report-error.ts";
import { parseSide } from "../side.ts";
import { pool } from "../strata.ts";
import type { LiveBaseline } from "./live-view.ts";

/** The newest of a version with many runs stand for it. */
const MOST_RUNS = 10;

/** The version before, with the histogram of each of its runs; null where there is none with spans of the probe. */
export function loadBaseline(
  db: Database,
  { tag, probe, nowMs }: { readonly tag: string | null; readonly probe: string; readonly nowMs: number },
): { readonly baseline: LiveBaseline; readonly histograms: readonly Histogram[] } | null {
  if (tag === null) return null;
  const runKeys = endedRuns(db, tag, nowMs);
  const cells = cellsOf(db, { runKeys, level: "run", probe });
  const histograms = [...groupBy(cells, ({ runKey }) => runKey).values()]
    .map(pool)
    .filter(({ scheme }) => scheme === "log-linear-64");
  const spans = histograms.reduce((sum, { count }) => sum + count, 0);
  if (spans === 0) return null;
  const [p50Ns, p99Ns] = [sideQuantile(histograms, 0.5), sideQuantile(histograms, 0.99)];
  return { baseline: { tag, runs: histograms.length, spans, p50Ns, p99Ns }, histograms };
}

function endedRuns(db: Database, tag: string, nowMs: number): number[] {
  try {
    return loadSide(db, parseSide(tag), { nowMs })
      .slice(-MOST_RUNS)
      .map(({ key }) => key);
  } catch (error) {
    if (error instanceof ReportError) return [];
    throw error;
  }
}
