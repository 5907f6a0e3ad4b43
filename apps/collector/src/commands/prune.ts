import { setTimeout as sleep } from "node:timers/promises";
import {
  countAppliesBefore,
  type Database,
  deleteAppliesBefore,
  deleteRunStep,
  fileSizeOf,
  giveBackPages,
  givesPagesBack,
  listRuns,
  type RunSummary,
  rewriteFile,
} from "@xrpl-probe/db";
import { dbOption } from "../db-option.ts";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { type Pruned, pruneLines } from "../output/prune-lines.ts";
import { writeDatabase } from "./write-database.ts";

export interface PruneOptions {
  readonly db: string;
  /** Null: they are kept for ever. */
  readonly keepTransactionsMs: number | null;
  readonly keepRunsMs: number | null;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** A collector that writes waits at most this many rows, some 50 ms. */
const rowsAtOnce = 10_000;
const pagesAtOnce = 500;
/** Between two steps others get their turn: SQLite has no queue. */
const pauseMs = 50;

export async function prune(options: PruneOptions, io: Io): Promise<ExitCode> {
  if (options.keepTransactionsMs === null && options.keepRunsMs === null) {
    throw new CliError(exitCodes.usage, "prune needs to know what to keep", [
      ["do", `xrpl-probe prune --keep-transactions 7d --keep-runs 1y --dry-run${dbOption(options.db)}`],
    ]);
  }
  const pruned = await writeDatabase(options.db, (database) => pruneDatabase(database, options, Date.now()));
  io.print(
    options.json
      ? `${JSON.stringify(pruned, null, 2)}\n`
      : `${pruneLines(io.terminal, options.db, pruned, io.args).join("\n")}\n`,
  );
  return exitCodes.ok;
}

async function pruneDatabase(db: Database, options: PruneOptions, nowMs: number): Promise<Pruned> {
  const { keepTransactionsMs, keepRunsMs, dryRun } = options;
  const runs = listRuns(db, { nowMs });
  const before = fileSizeOf(db);
  const ended = runs.filter(({ status }) => status !== "recording");
  const old = keepRunsMs === null ? [] : ended.filter((run) => endOf(run) < nowMs - keepRunsMs);
  const kept = ended.filter((run) => !old.includes(run));
  const cutoffMs = keepTransactionsMs === null ? null : nowMs - keepTransactionsMs;
  const asked =
    cutoffMs === null ? [] : kept.map((run) => ({ runKey: run.key, beforeNs: (cutoffMs - run.startedMs) * 1e6 }));
  let rows = 0;
  for (const part of asked.filter(({ beforeNs }) => beforeNs > 0)) {
    rows += dryRun ? countAppliesBefore(db, part) : await deleteRows(db, part);
  }
  if (!dryRun) for (const run of old) await deleteWholeRun(db, run.key);
  const space = dryRun ? "not tried" : await giveBack(db, runs.length > ended.length);
  const after = fileSizeOf(db);
  return {
    dryRun,
    rows,
    runs: old.map(({ id, tags, startedMs, applies }) => ({ id, tags, startedMs, applies })),
    left: runs.length - old.length,
    bytesBefore: before.bytes,
    bytesAfter: after.bytes,
    freeBytes: after.freeBytes,
    space,
  };
}

/** A killed collector's run has no end: its last sign of life is. */
function endOf({ endedMs, heartbeatMs }: RunSummary): number {
  return endedMs ?? heartbeatMs;
}

async function deleteRows(db: Database, part: { runKey: number; beforeNs: number }): Promise<number> {
  let rows = 0;
  for (;;) {
    const deleted = deleteAppliesBefore(db, { ...part, limit: rowsAtOnce });
    rows += deleted;
    if (deleted < rowsAtOnce) return rows;
    await sleep(pauseMs);
  }
}

/** Step by step; others write between two steps. */
export async function deleteWholeRun(db: Database, runKey: number): Promise<void> {
  while (!deleteRunStep(db, { runKey, limit: rowsAtOnce })) await sleep(pauseMs);
}

/** What became of unused pages. */
export type Space = "given back" | "kept for new rows" | "not tried";

/** A file of an older version has to be rewritten once, which nobody may write into meanwhile. */
export async function giveBack(db: Database, isRecorded: boolean): Promise<Space> {
  if (fileSizeOf(db).freeBytes === 0) return "given back";
  if (givesPagesBack(db)) {
    while (giveBackPages(db, pagesAtOnce)) await sleep(pauseMs);
  } else if (isRecorded) return "kept for new rows";
  else rewriteFile(db);
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  return "given back";
}
