import { existsSync } from "node:fs";
import { type Database, DbError, openDatabase } from "@xrpl-probe/db";
import { CliError, exitCodes } from "../errors.ts";

const wrongUse = ["missing", "not-a-database", "predecessor", "no-such-run", "ambiguous-run"];

/**
 * Changes a database that is there already: a mistyped name must not make an empty one.
 * @param kept what an operator wants to know when it fails
 * @throws CliError 2 for a wrong name, 6 when storage fails
 */
export async function writeDatabase<T>(
  path: string,
  change: (database: Database) => T | Promise<T>,
  kept?: string,
): Promise<T> {
  if (!existsSync(path)) {
    throw new CliError(exitCodes.usage, `cannot open ${path}: there is no such file`, [["do", "name it with --db"]]);
  }
  try {
    using database = openDatabase(path);
    return await change(database);
  } catch (error) {
    if (!(error instanceof DbError)) throw error;
    const code = wrongUse.includes(error.code) ? exitCodes.usage : exitCodes.storage;
    throw new CliError(code, error.message, [...(kept ? [["kept", kept] as const] : []), ["do", error.hint]], error);
  }
}
