import type { Statement } from "better-sqlite3";
import type { Database } from "./database.ts";

const written = new WeakMap<Database["$client"], Map<string, unknown>>();

/**
 * A statement that is written once for a connection: to write it takes longer than to look something up with it. Not to be
 * iterated over, for it may be asked again meanwhile.
 */
export function statementOf<Parameters extends unknown[], Row>(db: Database, sql: string): Statement<Parameters, Row> {
  const known = written.get(db.$client) ?? new Map<string, unknown>();
  written.set(db.$client, known);
  const statement = known.get(sql) ?? db.$client.prepare(sql);
  known.set(sql, statement);
  // the text says what it takes and gives, as far as types can know of SQL
  return statement as Statement<Parameters, Row>;
}
