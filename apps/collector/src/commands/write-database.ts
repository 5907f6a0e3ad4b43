import { existsSync } from "node:fs";
import { type Database, openDatabase } from "@xrpl-probe/db";
import { CliError, exitCodes } from "../errors.ts";
import { explainDatabase } from "./explain-database.ts";

/**
 * Changes a database that is there already: a mistyped name must not make an empty one.
 * @throws CliError 2 for a wrong name, 6 when storage fails
 */
export async function writeDatabase<T>(path: string, change: (database: Database) => T | Promise<T>): Promise<T> {
  requireDatabase(path);
  try {
    using database = openDatabase(path);
    return await change(database);
  } catch (error) {
    throw explainDatabase(error, path);
  }
}

export function requireDatabase(path: string): void {
  if (existsSync(path)) return;
  throw new CliError(exitCodes.usage, `cannot open ${path}: there is no such file`, [
    ["do", "name the database with --db"],
  ]);
}
