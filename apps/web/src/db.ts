import { statSync } from "node:fs";
import { type Database, DbError, effectiveStatus, openDatabase } from "@xrpl-probe/db";
import { chosenDatabase } from "./database-choice.ts";
import { type ServedDatabase, servedDatabases } from "./served-databases.ts";

interface OpenFile {
  readonly inode: number;
  readonly db: Database;
}

const open = new Map<string, OpenFile>();

/**
 * The database that the request at hand asks for, opened for reading once per file: a file that was replaced is opened
 * anew. Null where there is no file yet; every other failure is thrown for the error page.
 */
export function getDatabase(): Database | null {
  const path = databasePath();
  const inode = statSync(/*turbopackIgnore: true*/ path, { throwIfNoEntry: false })?.ino;
  const known = open.get(path);
  if (known !== undefined && known.inode === inode) return known.db;
  known?.db.close();
  open.delete(path);
  if (inode === undefined) return null;
  const db = openDatabase(path, { readonly: true });
  open.set(path, { inode, db });
  return db;
}

export interface DatabaseDescription {
  readonly name: string;
  readonly path: string;
  /** All that are served, this one included. */
  readonly names: readonly string[];
  readonly bytes: number;
  /** Null where there is no file yet, or one that cannot be read. */
  readonly runs: number | null;
  /** Whether somebody records into it now. */
  readonly recording: boolean;
  /** Why the file cannot be read, and what to do; null where it can, or is missing. */
  readonly problem: { readonly message: string; readonly hint: string } | null;
}

/** What the header says of the database. A file that is no database of ours is described, not thrown. */
export function describeDatabase(): DatabaseDescription {
  const names = servedDatabases().map(({ name }) => name);
  try {
    const { name, path } = served();
    return { name, path, names, bytes: sizeOf(path), ...contentOf() };
  } catch (error) {
    if (!(error instanceof DbError)) throw error;
    return {
      name: chosenDatabase() ?? "",
      path: "",
      names,
      bytes: 0,
      runs: null,
      recording: false,
      problem: { message: error.message, hint: error.hint },
    };
  }
}

function contentOf(): Pick<DatabaseDescription, "runs" | "recording" | "problem"> {
  try {
    const runs = getDatabase()
      ?.query.runs.findMany({ columns: { status: true, heartbeatMs: true, sliceMs: true } })
      .sync();
    const recording = runs?.some((run) => effectiveStatus(run, Date.now()) === "recording") ?? false;
    return { runs: runs?.length ?? null, recording, problem: null };
  } catch (error) {
    if (!(error instanceof DbError)) throw error;
    return { runs: null, recording: false, problem: { message: error.message, hint: error.hint } };
  }
}

/** What commands to copy must give `--db`, quoted for a shell; undefined where they find the database by themselves. */
export function commandsName(): string | undefined {
  const path = process.env.XRPL_PROBE_DATABASES === undefined ? process.env.XRPL_PROBE_DB : databasePath();
  if (path === undefined || path === "./probes.db" || path === "probes.db") return undefined;
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

export function databasePath(): string {
  return served().path;
}

/** @throws DbError `missing` for a name that nothing is served under, as of a link from another time */
function served(): ServedDatabase {
  const all = servedDatabases();
  const name = chosenDatabase();
  if (name === null || all.length === 1) return all[0];
  const found = all.find((database) => database.name === name);
  if (found !== undefined) return found;
  const names = all.map((database) => database.name).join(", ");
  throw new DbError("missing", `show ${name}`, "no database of that name is served", `choose one of ${names}`);
}

/** With the write-ahead log: that is where the newest rows are. */
function sizeOf(path: string): number {
  return [path, `${path}-wal`].reduce(
    (sum, file) => sum + (statSync(/*turbopackIgnore: true*/ file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
