import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { type Database, DbError, openDatabase } from "@xrpl-probe/db";

interface OpenFile {
  readonly path: string;
  readonly inode: number;
  readonly db: Database;
}

let open: OpenFile | null = null;

/**
 * The database that XRPL_PROBE_DB names, else ./probes.db, opened for reading once per file: a file that was replaced is
 * opened anew. Null where there is no file yet; every other failure is thrown for the error page.
 */
export function getDatabase(): Database | null {
  const path = databasePath();
  const inode = statSync(/*turbopackIgnore: true*/ path, { throwIfNoEntry: false })?.ino;
  if (open !== null && open.path === path && open.inode === inode) return open.db;
  open?.db.close();
  open = null;
  if (inode === undefined) return null;
  open = { path, inode, db: openDatabase(path, { readonly: true }) };
  return open.db;
}

export interface DatabaseDescription {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** Null where there is no file yet, or one that cannot be read. */
  readonly runs: number | null;
  /** Why the file cannot be read, and what to do; null where it can, or is missing. */
  readonly problem: { readonly message: string; readonly hint: string } | null;
}

/** What the header says of the database. A file that is no database of ours is described, not thrown. */
export function describeDatabase(): DatabaseDescription {
  const path = databasePath();
  const about = { name: basename(path), path, bytes: sizeOf(path) };
  try {
    const runs =
      getDatabase()
        ?.query.runs.findMany({ columns: { key: true } })
        .sync().length ?? null;
    return { ...about, runs, problem: null };
  } catch (error) {
    if (!(error instanceof DbError)) throw error;
    return { ...about, runs: null, problem: { message: error.message, hint: error.hint } };
  }
}

/** What commands to copy must give `--db`, quoted for a shell; undefined where they find the database by themselves. */
export function commandsName(): string | undefined {
  const path = process.env.XRPL_PROBE_DB;
  if (path === undefined || path === "./probes.db" || path === "probes.db") return undefined;
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

export function databasePath(): string {
  return resolve(/*turbopackIgnore: true*/ process.env.XRPL_PROBE_DB ?? "probes.db");
}

/** With the write-ahead log: that is where the newest rows are. */
function sizeOf(path: string): number {
  return [path, `${path}-wal`].reduce(
    (sum, file) => sum + (statSync(/*turbopackIgnore: true*/ file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
