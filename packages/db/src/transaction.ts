import type { Database } from "./database.ts";
import { DbError } from "./error.ts";
import { guard } from "./guard.ts";

/**
 * Runs `write` in one transaction: all of it is stored, or nothing. Takes the write lock at once, so that two processes
 * never wait for each other in a circle. `write` is synchronous; calls may nest.
 * @throws DbError `locked`, `disk-full`, `not-writable`
 */
export function inTransaction<T>(db: Database, operation: string, write: () => T): T {
  if (!db.isInPlace()) {
    throw new DbError(
      "not-writable",
      `${operation} in ${db.path}`,
      "the file was moved or deleted since it was opened",
      "move it while nothing is recorded into it",
    );
  }
  return guard(`${operation} in ${db.path}`, () => db.$client.transaction(write).immediate());
}
