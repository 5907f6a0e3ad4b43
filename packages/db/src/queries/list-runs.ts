import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { effectiveStatus } from "../effective-status.ts";
import { runOutcomes, runs, slices } from "../schema/index.ts";
import { shortIds } from "../short-ids.ts";
import { type CodeCount, importedCodes } from "./codes.ts";
import type { Run } from "./run-by-ref.ts";
import { type RunFigures, runFigures } from "./run-figures.ts";
import { tagsOf } from "./tags.ts";

/** A run with what a list shows of it. Figures are those of one probe over all types and codes. */
export type RunSummary = Run &
  RunFigures & {
    /** The shortest beginning of the id that tells it from all others, at least 8 characters. */
    readonly shortId: string;
    readonly tags: readonly string[];
    /** Native slices stored. */
    readonly slices: number;
    readonly durationMs: number;
    readonly lost: number;
    readonly unpaired: number;
    /** Distinct transactions; null until the run has ended, or where no ids were recorded. */
    readonly transactions: number | null;
  };

export interface RunsAsked {
  readonly nowMs: number;
  /** The probe whose spans are summed up. */
  readonly probe?: string;
}

/** All runs, newest first, `status` as it reads at `nowMs`. */
export function listRuns(db: Database, { nowMs, probe = "transactor" }: RunsAsked): RunSummary[] {
  const rows = db
    .select({ run: runs, slices: nativeSlices, total: slices, transactions })
    .from(runs)
    .leftJoin(slices, and(eq(slices.runKey, runs.key), eq(slices.level, "run")))
    .orderBy(desc(runs.startedMs), desc(runs.key))
    .all();
  const runKeys = rows.map(({ run }) => run.key);
  const names = shortIds(rows.map(({ run }) => run.id));
  const tags = tagsOf(db, { runKeys });
  const figures = runFigures(db, { probe });
  const imported = importedCodes(db, { runKeys, probe });
  return rows.map(({ run, slices, total, transactions }) => ({
    ...run,
    status: effectiveStatus(run, nowMs),
    shortId: names.get(run.id) ?? run.id,
    tags: tags.get(run.key) ?? [],
    slices,
    durationMs: run.endedMs === null ? (total?.endNs ?? 0) / 1e6 : run.endedMs - run.startedMs,
    lost: total?.lost ?? 0,
    unpaired: total?.unpaired ?? 0,
    transactions,
    ...withImported(
      figures.get(run.key) ?? NO_FIGURES,
      imported.filter((counted) => counted.runKey === run.key),
    ),
  }));
}

/** Slices are numbered from 0 without a gap: the last number is an index look-up, a count would read them all. */
const nativeSlices = sql<number>`coalesce((select max(seq) + 1 from slices native where native.run_key = ${runs.key} and native.level = 0), 0)`;

const transactions = sql<
  number | null
>`(select sum(${runOutcomes.transactions}) from ${runOutcomes} where ${runOutcomes.runKey} = ${runs.key})`;

const NO_FIGURES: RunFigures = { applies: 0, p50Ns: null, p99Ns: null, codes: [] };

function withImported(figures: RunFigures, imported: readonly CodeCount[]): RunFigures {
  const codes = imported.map(({ type, code, count }) => ({ type, code, count }));
  return { ...figures, codes: [...figures.codes, ...codes] };
}
