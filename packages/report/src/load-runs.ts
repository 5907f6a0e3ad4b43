import { type Database, listRuns, type RunSummary } from "@xrpl-probe/db";
import { codeLabel } from "@xrpl-probe/xrpl";
import type { RunRow } from "./run-head.ts";
import { namesOf } from "./run-names.ts";

/** Spans that a quantile needs: 10 beyond it. */
const SPANS_FOR = { p50: 20, p99: 1000 };

/** Every run of the database as a row of the table, newest first. */
export function loadRuns(db: Database, { nowMs }: { readonly nowMs: number }): RunRow[] {
  return listRuns(db, { nowMs }).map(rowOf);
}

function rowOf(run: RunSummary): RunRow {
  const { id, tags, commit, version, host, startedMs, status, stopReason, source, applies, lost, unpaired } = run;
  return {
    ...namesOf(id, run.shortId),
    id,
    tags,
    commit,
    version,
    host,
    startedMs,
    lengthMs: run.durationMs,
    status,
    stopReason,
    source,
    applies,
    perS: run.durationMs > 0 && applies > 0 ? applies / (run.durationMs / 1000) : null,
    p50: applies >= SPANS_FOR.p50 ? run.p50Ns : null,
    p99: applies >= SPANS_FOR.p99 ? run.p99Ns : null,
    codes: codeShares(run),
    lost,
    lostShare: lostShareOf(lost, applies),
    unpaired,
  };
}

/** Lost events over all that happened. */
export function lostShareOf(lost: number, recorded: number): number {
  return lost === 0 ? 0 : lost / (lost + recorded);
}

function codeShares({ codes, version }: RunSummary): RunRow["codes"] {
  const counts = new Map<number, number>();
  for (const { code, count } of codes) counts.set(code, (counts.get(code) ?? 0) + count);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .sort(([a, aCount], [b, bCount]) => Number(b === 0) - Number(a === 0) || bCount - aCount)
    .map(([code, count]) => ({ code, token: codeLabel(code, version), share: count / total }));
}
