import type { Database } from "../database.ts";
import { openDatabase } from "../database.ts";
import { effectiveStatus } from "../effective-status.ts";
import { guard } from "../guard.ts";
import { listRuns, type RunSummary } from "../queries/list-runs.ts";
import { inTransaction } from "../transaction.ts";

/** What became of a run of the other file. */
export interface CopiedRun {
  readonly run: RunSummary;
  /** In the database that it was copied into; null where it was not. */
  readonly key: number | null;
  /** `known`: it was there already. `recording`: somebody still records it. */
  readonly outcome: "copied" | "known" | "recording";
}

/**
 * Copies the runs of another database that are not in this one yet, by their ids: doing it again adds nothing. Each run
 * comes whole or not at all. The other file is only read.
 * @throws DbError as `openDatabase`, `locked`, `disk-full`
 */
export function copyRuns(db: Database, otherPath: string, { nowMs }: { readonly nowMs: number }): CopiedRun[] {
  const runs = runsOf(otherPath, nowMs);
  const known = knownIn(db);
  const operation = `copy runs of ${otherPath}`;
  guard(operation, () => db.$client.prepare("attach database ? as other").run(otherPath));
  try {
    return runs.reverse().map((run) => {
      if (known(run)) return { run, key: null, outcome: "known" };
      if (effectiveStatus(run, nowMs) === "recording") return { run, key: null, outcome: "recording" };
      return { run, key: inTransaction(db, operation, () => copyRun(db, run)), outcome: "copied" };
    });
  } finally {
    db.$client.exec("detach database other");
  }
}

/** Opened as for reading: a file that is no database of this schema is refused before anything is attached. */
function runsOf(path: string, nowMs: number): RunSummary[] {
  using other = openDatabase(path, { readonly: true });
  return listRuns(other, { nowMs });
}

/** By id; an import of the same source may have got another id there. */
function knownIn(db: Database): (run: RunSummary) => boolean {
  const rows = db.$client.prepare<[], string>("select id from runs union select import_key from runs").pluck().all();
  const known = new Set(rows);
  return ({ id, importKey }) => known.has(id) || (importKey !== null && known.has(importKey));
}

const PARTS = [
  "run_tags",
  "probes",
  "slices",
  "cells",
  "code_counts",
  "applies",
  "run_stats",
  "run_codes",
  "run_outcomes",
];

function copyRun(db: Database, { key: otherKey, status }: RunSummary): number {
  const client = db.$client;
  const runColumns = storedColumns(db, "runs").filter((column) => column !== "key");
  const { lastInsertRowid: key } = client
    .prepare(`insert into main.runs (${runColumns.join()}) select ${runColumns.join()} from other.runs where key = ?`)
    .run(otherKey);
  for (const table of PARTS) {
    const columns = storedColumns(db, table).filter((column) => column !== "run_key");
    client
      .prepare(
        `insert into main.${table} (run_key, ${columns.join()}) select ?, ${columns.join()} from other.${table} where run_key = ?`,
      )
      .run(key, otherKey);
  }
  // Nobody beats for it here: a killed collector's run is what it reads as.
  client.prepare("update main.runs set status = ? where key = ?").run(status, key);
  return Number(key);
}

/** Without generated columns, which cannot be written. */
function storedColumns(db: Database, table: string): string[] {
  return db.$client.prepare<[string], string>("select name from pragma_table_info(?)").pluck().all(table);
}
