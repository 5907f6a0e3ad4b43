import { appliesOf, type Database, openDatabase, runByRef } from "@xrpl-probe/db";
import type { TruthRow } from "@xrpl-probe/rippled-sim";

export interface RecordedRun {
  readonly db: string;
  readonly id: string;
  /** Runs that follow `id` without a gap, where the recording was split. */
  readonly following?: readonly string[];
  /** CLOCK_MONOTONIC. */
  readonly attachedNs: number;
  readonly detachedNs: number;
}

export interface TruthComparison {
  /** Applies that began and returned while the probes were placed, without throwing. */
  readonly expected: number;
  readonly lost: number;
  /** Rows that no true apply explains, or that say another id, type, code or outcome than it had. */
  readonly invented: number;
  readonly threw: number;
  /** Recorded minus true duration and the true one, ns, of every match. */
  readonly errors: readonly { readonly trueNs: number; readonly errorNs: number }[];
}

/** Both clocks are CLOCK_MONOTONIC; what the processor reorders around reading them stays below this. */
const clockNs = 1000;

/** Holds recorded rows against what the server really did, matched by thread and start. */
export function againstTruth(run: RecordedRun, truth: readonly TruthRow[]): TruthComparison {
  using db = openDatabase(run.db, { readonly: true });
  const rows = [run.id, ...(run.following ?? [])].flatMap((id) => rowsOf(db, id));
  const byThread = new Map<number, { startNs: number; row: (typeof rows)[number]; used: boolean }[]>();
  for (const row of rows) {
    const list = byThread.get(row.thread ?? -1) ?? [];
    list.push({ startNs: row.startNs, row, used: false });
    byThread.set(row.thread ?? -1, list);
  }
  for (const list of byThread.values()) list.sort((a, b) => a.startNs - b.startNs);
  const errors: { trueNs: number; errorNs: number }[] = [];
  const counts = { expected: 0, lost: 0, wrong: 0, threw: 0 };
  for (const apply of truth) {
    const startNs = Number(apply.startNs);
    const inside = startNs > run.attachedNs && startNs + apply.durationNs < run.detachedNs;
    if (apply.threw) {
      if (inside) counts.threw++;
      continue;
    }
    // The probes stand around the server's own clock: the row's span holds the true one.
    const endNs = startNs + apply.durationNs;
    const match = (byThread.get(apply.thread) ?? []).find(
      ({ startNs: from, row, used }) => !used && from <= startNs + clockNs && from + row.durationNs >= endNs - clockNs,
    );
    if (match) match.used = true;
    if (!inside) continue;
    counts.expected++;
    if (!match) {
      counts.lost++;
      continue;
    }
    const { row } = match;
    const same =
      row.txId === Buffer.from(apply.id).toString("hex").toUpperCase() &&
      row.type === apply.type &&
      row.code === apply.code &&
      row.applied === apply.applied;
    if (!same) counts.wrong++;
    errors.push({ trueNs: apply.durationNs, errorNs: row.durationNs - apply.durationNs });
  }
  const unexplained = [...byThread.values()].flat().filter(({ used }) => !used).length;
  return {
    expected: counts.expected,
    lost: counts.lost,
    invented: unexplained + counts.wrong,
    threw: counts.threw,
    errors,
  };
}

/** Rows of a run; their starts on CLOCK_MONOTONIC. */
function rowsOf(db: Database, id: string) {
  const stored = runByRef(db, id);
  if (!stored?.clockBaseNs) throw new Error(`run ${id} is not in ${db.path}`);
  const baseNs = Number(stored.clockBaseNs);
  const rows = appliesOf(db, { runKey: stored.key, limit: 10_000_000 });
  return rows.map((row) => ({ ...row, startNs: baseNs + row.startNs }));
}

/** |recorded - true| at p50 within a band of true durations. */
export function medianErrorNs(comparison: TruthComparison, fromNs: number, toNs: number): number | null {
  const errors = comparison.errors
    .filter(({ trueNs }) => trueNs >= fromNs && trueNs < toNs)
    .map(({ errorNs }) => Math.abs(errorNs))
    .sort((a, b) => a - b);
  return errors[Math.floor(errors.length / 2)] ?? null;
}
