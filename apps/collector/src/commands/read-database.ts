import { type Database, openDatabase } from "@xrpl-probe/db";
import { explainDatabase } from "./explain-database.ts";

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
