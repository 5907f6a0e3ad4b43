import { accessSync, constants, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { DbError } from "./error.ts";
import { guard } from "./guard.ts";
import { migrate, requireSchema, schemaVersionOf } from "./migrate.ts";
import * as schema from "./schema/index.ts";

/** An open database: drizzle's handle, its file, and how to let go of it. Belongs to the thread that opened it. */
export type Database = BetterSQLite3Database<typeof schema> & {
  readonly $client: Sqlite.Database;
  readonly path: string;
  /** Whether the path still leads to the file that was opened: SQLite writes on into one that was moved or deleted. */
  isInPlace(): boolean;
  close(): void;
  [Symbol.dispose](): void;
};

export interface OpenOptions {
  /** Opens an existing file and never writes: for the dashboard and reports. */
  readonly readonly?: boolean;
}

/** How long a statement waits for another process's write lock before it gives up as `locked`. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens the SQLite file at `path`. For writing: creates it and brings its schema up to date.
 * @throws DbError for a file or directory that is missing, not writable, locked, not ours, or of another schema
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const readonly = options.readonly ?? false;
  const operation = `open ${path}`;
  checkPath(path, readonly, operation);
  const client = guard(
    operation,
    () => new Sqlite(path, { readonly, timeout: BUSY_TIMEOUT_MS, fileMustExist: readonly }),
  );
  try {
    guard(operation, () =>
      readonly ? requireSchema(schemaVersionOf(client, operation), operation) : prepareForWriting(client, operation),
    );
  } catch (error) {
    client.close();
    throw readonly && error instanceof DbError && error.code === "not-writable" ? filesBeside(path, error) : error;
  }
  const opened = statOf(path, operation);
  const isInPlace = () => {
    const now = statSync(path, { throwIfNoEntry: false });
    return now?.ino === opened?.ino && now?.dev === opened?.dev;
  };
  const close = () => void client.close();
  return Object.assign(drizzle(client, { schema }), { path, isInPlace, close, [Symbol.dispose]: close });
}

/** How long statements of this handle wait for another process's write lock from now on. */
export function waitForLocks(db: Database, timeoutMs: number): void {
  db.$client.pragma(`busy_timeout = ${timeoutMs}`);
}

/** A reader of a database in WAL mode needs its -wal and -shm files too, and makes them while nobody writes. */
function filesBeside(path: string, { operation, cause }: DbError): DbError {
  const reason = "SQLite keeps two files beside it, also while it only reads, and may not make them there";
  return new DbError("not-writable", operation, reason, `copy it and name the copy with --db: cp ${path}* /tmp`, cause);
}

/** SQLite answers most of these with "unable to open database file": asked beforehand, they get a name. */
function checkPath(path: string, readonly: boolean, operation: string): void {
  const found = statOf(path, operation);
  if (found?.isDirectory()) {
    throw new DbError("not-a-database", operation, "it is a directory", "name a file with --db");
  }
  if (found === undefined && readonly) {
    throw new DbError(
      "missing",
      operation,
      "there is no such file",
      "record a run first, or name another file with --db",
    );
  }
  const directory = dirname(path);
  if (found === undefined && !statOf(directory, operation)?.isDirectory()) {
    throw new DbError("missing", operation, `there is no directory ${directory}`, `mkdir -p ${directory}`);
  }
  if (readonly) checkAccess(path, constants.R_OK, operation, "it may not be read");
  else {
    checkAccess(found === undefined ? directory : path, constants.W_OK, operation, "it may not be written");
    checkAccess(
      directory,
      constants.W_OK,
      operation,
      `its directory may not be written, and SQLite keeps two files beside it`,
    );
  }
}

/** Undefined where there is nothing of that name. */
function statOf(path: string, operation: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    const hint = "name another file with --db";
    throw new DbError("not-writable", operation, "its directory may not be entered by this user", hint, cause);
  }
}

function checkAccess(path: string, mode: number, operation: string, denied: string): void {
  try {
    accessSync(path, mode);
  } catch (cause) {
    const mountedReadonly = cause instanceof Error && "code" in cause && cause.code === "EROFS";
    const reason = mountedReadonly ? "the file system is mounted read-only" : `${denied} by this user`;
    throw new DbError(
      "not-writable",
      operation,
      reason,
      "name another file with --db, or change its permissions",
      cause,
    );
  }
}

/** Changing to WAL does not wait for other processes by itself, so two that create one file at once are made to. */
function prepareForWriting(client: Sqlite.Database, operation: string): void {
  // Lets `prune` give pages back while a collector writes. It only takes in a file that holds nothing yet.
  if (schemaVersionOf(client, operation) === 0) client.pragma("auto_vacuum = INCREMENTAL");
  const deadlineMs = performance.now() + BUSY_TIMEOUT_MS;
  while (!tryWal(client, performance.now() < deadlineMs))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  client.pragma("synchronous = NORMAL");
  client.pragma("foreign_keys = ON");
  migrate(client, operation);
}

function tryWal(client: Sqlite.Database, mayRetry: boolean): boolean {
  try {
    client.pragma("journal_mode = WAL");
    return true;
  } catch (error) {
    if (mayRetry && error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
    throw error;
  }
}
