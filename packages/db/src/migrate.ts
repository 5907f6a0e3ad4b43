import type Sqlite from "better-sqlite3";
import { DbError } from "./error.ts";
import { migrations } from "./generated/migrations.ts";

/** "XPRB" in the file's header (`PRAGMA application_id`): this is a database of ours. */
export const APPLICATION_ID = 0x58505242;

/** How many migrations this code knows; `PRAGMA user_version` of a file counts those applied to it. */
export const SCHEMA_VERSION = migrations.length;

type Kind = { kind: "empty" } | { kind: "ours"; version: number } | { kind: "predecessor" } | { kind: "foreign" };

/** What a file is, by its header and its tables. */
function identify(client: Sqlite.Database): Kind {
  const version = Number(client.pragma("user_version", { simple: true }));
  if (client.pragma("application_id", { simple: true }) === APPLICATION_ID) return { kind: "ours", version };
  const tables = new Set(client.prepare("select name from sqlite_master where type = 'table'").pluck().all());
  if (tables.size === 0) return { kind: "empty" };
  const ofPredecessor = ["collections", "timings", "ters", "transactions"].every((name) => tables.has(name));
  return { kind: ofPredecessor ? "predecessor" : "foreign" };
}

/** Refuses a file that is not ours or that a newer version wrote. Gives the number of migrations it has. */
export function schemaVersionOf(client: Sqlite.Database, operation: string): number {
  const found = identify(client);
  if (found.kind === "empty") return 0;
  if (found.kind === "predecessor") {
    throw new DbError(
      "predecessor",
      operation,
      "it is a database of the predecessor",
      "read it into one of ours: xrpl-probe import FILE",
    );
  }
  if (found.kind === "foreign") {
    throw new DbError(
      "not-a-database",
      operation,
      "it is a SQLite database, but not one of xrpl-probe",
      "name another file with --db",
    );
  }
  if (found.version > SCHEMA_VERSION) {
    const reason = `a newer xrpl-probe wrote it (schema ${found.version}, this one knows up to ${SCHEMA_VERSION})`;
    throw new DbError("newer-schema", operation, reason, "update xrpl-probe, or name another file with --db");
  }
  return found.version;
}

/** A file that is only read cannot be brought up to date: it has to be at the code's schema. */
export function requireSchema(version: number, operation: string): void {
  if (version === SCHEMA_VERSION) return;
  if (version === 0) throw new DbError("missing", operation, "the file is empty", "record a run into it first");
  const reason = `its schema is ${version}, and reading it needs ${SCHEMA_VERSION}`;
  const hint = "any command that writes into it brings it up to date, such as record or import";
  throw new DbError("older-schema", operation, reason, hint);
}

/** Brings a file to the schema of this code, all or nothing; two processes may try at once. */
export function migrate(client: Sqlite.Database, operation: string): void {
  if (schemaVersionOf(client, operation) === SCHEMA_VERSION) return;
  const upgrade = client.transaction(() => {
    for (const { statements } of migrations.slice(schemaVersionOf(client, operation))) {
      for (const statement of statements) client.exec(statement);
    }
    client.pragma(`application_id = ${APPLICATION_ID}`);
    client.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  upgrade.immediate();
}
