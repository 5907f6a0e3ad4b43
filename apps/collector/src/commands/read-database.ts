import { type Database, DbError, openDatabase } from "@xrpl-probe/db";
import { ReportError, shellWord } from "@xrpl-probe/report";
import { CliError, exitCodes } from "../errors.ts";

/**
 * Asks a database that is only read: a file that is none, or a question that it cannot answer, is wrong use; a file that
 * cannot be read is a failure of storage.
 */
export function readDatabase<T>(path: string, ask: (database: Database) => T): T {
  try {
    using database = openDatabase(path, { readonly: true });
    return ask(database);
  } catch (error) {
    throw explainDatabase(error, path);
  }
}

const WRONG_FILE = ["missing", "not-a-database", "predecessor"];

export function explainDatabase(error: unknown, path: string): unknown {
  if (error instanceof ReportError) return new CliError(exitCodes.usage, error.message, [["do", error.hint]], error);
  if (!(error instanceof DbError)) return error;
  const named = dbToName(path);
  const hint =
    error.code === "older-schema"
      ? `xrpl-probe reindex${named === undefined ? "" : ` --db ${shellWord(named)}`}`
      : error.hint;
  const code = WRONG_FILE.includes(error.code) ? exitCodes.usage : exitCodes.storage;
  return new CliError(code, error.message, [["do", hint]], error);
}

/** The database that commands to copy must name; undefined where they find it by themselves. */
export function dbToName(path: string): string | undefined {
  return path === "./probes.db" || path === "probes.db" ? undefined : path;
}
