import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { type Database, openDatabase } from "@xrpl-probe/db";

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
  /** Null where the file is missing or cannot be read: the page below says why. */
  readonly runs: number | null;
}

/** What the header says of the database; never throws, so that the error page keeps its header. */
export function describeDatabase(): DatabaseDescription {
  const path = databasePath();
  return { name: basename(path), path, bytes: sizeOf(path), runs: runsOf() };
}

function databasePath(): string {
  return resolve(/*turbopackIgnore: true*/ process.env["XRPL_PROBE_DB"] ?? "probes.db");
}

/** With the write-ahead log: that is where the newest rows are. */
function sizeOf(path: string): number {
  return [path, `${path}-wal`].reduce(
    (sum, file) => sum + (statSync(/*turbopackIgnore: true*/ file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

function runsOf(): number | null {
  try {
    const db = getDatabase();
    return db === null ? null : db.query.runs.findMany({ columns: { key: true } }).sync().length;
  } catch {
    return null;
  }
}
