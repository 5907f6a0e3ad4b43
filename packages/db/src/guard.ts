import Sqlite from "better-sqlite3";
import { DbError, type DbErrorCode } from "./error.ts";

/**
 * The one place where SQLite's errors become ours: `guard("store a slice in probes.db", () => …)`. Errors that say a
 * mistake in this code (a constraint, bad SQL) pass unchanged.
 */
export function guard<T>(operation: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw translate(operation, error);
  }
}

interface Meaning {
  readonly code: DbErrorCode;
  readonly reason: string;
  readonly hint: string;
}

/** SQLite's extended codes by their beginning, the more special first. https://sqlite.org/rescode.html */
const MEANINGS: readonly (readonly [prefix: string, meaning: Meaning])[] = [
  [
    "SQLITE_BUSY",
    {
      code: "locked",
      reason: "another process holds its write lock",
      hint: "end the process that writes into it, or wait and try again",
    },
  ],
  ["SQLITE_LOCKED", { code: "locked", reason: "another connection of this process holds its lock", hint: "try again" }],
  [
    "SQLITE_FULL",
    {
      code: "disk-full",
      reason: "the disk is full",
      hint: "free space on its file system, or name another file with --db",
    },
  ],
  [
    "SQLITE_IOERR_SHMSIZE",
    {
      code: "disk-full",
      reason: "the disk is full",
      hint: "free space on its file system, or name another file with --db",
    },
  ],
  [
    "SQLITE_READONLY",
    {
      code: "not-writable",
      reason: "the file or its file system is read-only",
      hint: "name a writable file with --db",
    },
  ],
  [
    "SQLITE_CANTOPEN",
    {
      code: "not-writable",
      reason: "SQLite may not open it, or not create the -wal and -shm files beside it",
      hint: "check the permissions of the file and of its directory, or copy the file elsewhere",
    },
  ],
  [
    "SQLITE_PERM",
    {
      code: "not-writable",
      reason: "permission denied",
      hint: "check the permissions of the file and of its directory",
    },
  ],
  [
    "SQLITE_NOTADB",
    { code: "not-a-database", reason: "the file is not a SQLite database", hint: "name another file with --db" },
  ],
  [
    "SQLITE_CORRUPT",
    { code: "corrupt", reason: "the file is damaged", hint: "what can be saved: sqlite3 FILE .recover" },
  ],
  [
    "SQLITE_IOERR",
    { code: "corrupt", reason: "reading or writing the file failed", hint: "check the disk and the kernel's log" },
  ],
];

function translate(operation: string, error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const meaning = MEANINGS.find(([prefix]) => error.code.startsWith(prefix))?.[1];
  return meaning === undefined ? error : new DbError(meaning.code, operation, meaning.reason, meaning.hint, error);
}
