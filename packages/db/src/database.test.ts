import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openDatabase, waitForLocks } from "./database.ts";
import { DbError, type DbErrorCode } from "./error.ts";
import { migrations } from "./generated/migrations.ts";
import { guard } from "./guard.ts";
import { APPLICATION_ID, SCHEMA_VERSION } from "./migrate.ts";
import { listRuns } from "./queries/list-runs.ts";
import { appendSlice } from "./record/append-slice.ts";
import { applyOf, sliceOf, startRun } from "./testing/runs.ts";
import { scratchDatabase, scratchFolder } from "./testing/scratch.ts";

function errorOf(act: () => unknown): DbError {
  try {
    act();
  } catch (error) {
    if (error instanceof DbError) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

function sqliteFile(path: string, sql: string): string {
  const client = new Sqlite(path);
  client.exec(sql);
  client.close();
  return path;
}

const file = () => join(scratchFolder(), "probes.db");

/** Root may write everywhere: for this call it is nobody. */
function asNobody<Result>(act: () => Result): Result {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.("nobody");
  try {
    return act();
  } finally {
    process.seteuid?.(0);
  }
}

describe("openDatabase for writing", () => {
  it("makes the file, in WAL, with foreign keys and 10 s of patience", () => {
    const client = scratchDatabase().$client;
    const pragmas = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout", "user_version"];
    expect(pragmas.map((name) => client.pragma(name, { simple: true }))).toEqual(["wal", 1, 1, 10_000, SCHEMA_VERSION]);
  });

  it("can give pages back without rewriting the file", () => {
    expect(scratchDatabase().$client.pragma("auto_vacuum", { simple: true })).toBe(2);
  });

  it("opens what it made, without a change", () => {
    const path = file();
    using first = openDatabase(path);
    const { id } = startRun(first);
    using second = openDatabase(path);
    expect(listRuns(second, { nowMs: 0 }).map((run) => run.id)).toEqual([id]);
  });

  it("says what stands in the way", () => {
    const folder = scratchFolder();
    writeFileSync(
      join(folder, "notes.txt"),
      "these are no pages of SQLite, though there are many words in here ".repeat(20),
    );
    const cases: [path: string, code: DbErrorCode, message: string, hint: string][] = [
      [join(folder, "none/probes.db"), "missing", `there is no directory ${join(folder, "none")}`, "mkdir -p"],
      [folder, "not-a-database", "it is a directory", "--db"],
      [join(folder, "notes.txt"), "not-a-database", "the file is not a SQLite database", "--db"],
      [
        sqliteFile(join(folder, "other.db"), "create table pets (name)"),
        "not-a-database",
        "not one of xrpl-probe",
        "--db",
      ],
      [
        sqliteFile(
          join(folder, "old.db"),
          "create table collections (a); create table timings (a); create table ters (a); create table transactions (a); create table tags (a)",
        ),
        "predecessor",
        "it is a database of the predecessor",
        "xrpl-probe import",
      ],
    ];
    for (const [path, code, message, hint] of cases) {
      const error = errorOf(() => openDatabase(path));
      expect(error).toMatchObject({ code, operation: `open ${path}` });
      expect(error.message).toContain(`cannot open ${path}: `);
      expect(error.message).toContain(message);
      expect(error.hint).toContain(hint);
    }
  });

  it("leaves a database that is not ours as it was", () => {
    const path = sqliteFile(file(), "create table pets (name)");
    errorOf(() => openDatabase(path));
    const client = new Sqlite(path);
    expect(client.prepare("select name from sqlite_master").pluck().all()).toEqual(["pets"]);
    expect(client.pragma("journal_mode", { simple: true })).toBe("delete");
    client.close();
  });

  it("refuses a schema that only a newer version knows", () => {
    const path = file();
    const db = openDatabase(path);
    db.$client.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    db.close();
    for (const readonly of [false, true]) {
      const error = errorOf(() => openDatabase(path, { readonly }));
      expect(error).toMatchObject({ code: "newer-schema", hint: "update xrpl-probe, or name another file with --db" });
      expect(error.message).toContain(
        `a newer xrpl-probe wrote it (schema ${SCHEMA_VERSION + 1}, this one knows up to ${SCHEMA_VERSION})`,
      );
    }
  });

  it("refuses a directory it may not write", () => {
    const scratch = scratchFolder();
    const folder = join(scratch, "locked");
    mkdirSync(folder);
    chmodSync(scratch, 0o755);
    chmodSync(folder, 0o555);
    const error = asNobody(() => errorOf(() => openDatabase(join(folder, "probes.db"))));
    expect(error.code).toBe("not-writable");
  });

  it("refuses a file system that takes no files", () => {
    const error = errorOf(() => openDatabase("/proc/probes.db"));
    expect(error.code).toBe("not-writable");
  });
});

describe("openDatabase for reading", () => {
  it("never writes, and never makes a file", () => {
    const path = file();
    expect(errorOf(() => openDatabase(path, { readonly: true }))).toMatchObject({ code: "missing" });
    openDatabase(path).close();
    using db = openDatabase(path, { readonly: true });
    expect(() => startRun(db)).toThrow(expect.objectContaining({ code: "not-writable" }));
  });

  it("says plainly that a file holds nothing yet", () => {
    const path = file();
    writeFileSync(path, "");
    expect(errorOf(() => openDatabase(path, { readonly: true }))).toMatchObject({ code: "missing" });
  });
});

describe("a database of an older version", () => {
  function older(): string {
    const path = file();
    const client = new Sqlite(path);
    const [first] = migrations;
    for (const statement of first?.statements ?? []) client.exec(statement);
    client.pragma(`application_id = ${APPLICATION_ID}`);
    client.pragma("user_version = 1");
    client.exec(
      "insert into runs (id, status, heartbeat_ms, started_ms, source) values ('a', 'complete', 1, 1, 'ebpf')",
    );
    client.close();
    return path;
  }

  it("is brought up to date when it is opened for writing, and keeps its runs", () => {
    using db = openDatabase(older());
    expect(db.$client.pragma("user_version", { simple: true })).toBe(SCHEMA_VERSION);
    expect(listRuns(db, { nowMs: 0 }).map((run) => run.id)).toEqual(["a"]);
  });

  it("cannot be read as it is, and says what makes it readable", () => {
    const error = errorOf(() => openDatabase(older(), { readonly: true }));
    expect(error).toMatchObject({ code: "older-schema", hint: expect.stringContaining("brings it up to date") });
    expect(error.message).toContain(`its schema is 1, and reading it needs ${SCHEMA_VERSION}`);
  });
});

describe("guard", () => {
  it("a full disk is named, and what was stored before stays", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    appendSlice(db, key, sliceOf(0, 1e9, [applyOf(1)]));
    const pages = Number(db.$client.pragma("page_count", { simple: true }));
    db.$client.pragma(`max_page_count = ${pages}`);
    const big = Array.from({ length: 5000 }, (_, i) => applyOf(i % 250));
    const error = errorOf(() => appendSlice(db, key, sliceOf(1e9, 2e9, big)));
    expect(error).toMatchObject({ code: "disk-full", hint: expect.stringContaining("free space") });
    expect(error.cause).toMatchObject({ code: "SQLITE_FULL" });
    expect(listRuns(db, { nowMs: 0 })[0]).toMatchObject({ slices: 1, applies: 1 });
  });

  it("another process's lock is named after the wait", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    using other = openDatabase(db.path);
    waitForLocks(db, 50);
    other.$client.exec("begin immediate");
    expect(errorOf(() => appendSlice(db, key, sliceOf(0, 1e9)))).toMatchObject({ code: "locked" });
    other.$client.exec("rollback");
    expect(appendSlice(db, key, sliceOf(0, 1e9))).toBe(0);
  });

  it("a file that was moved or deleted takes nothing more: SQLite would write on into it", () => {
    for (const takeAway of [(path: string) => rmSync(path), (path: string) => renameSync(path, `${path}.old`)]) {
      const db = scratchDatabase();
      const { key } = startRun(db);
      appendSlice(db, key, sliceOf(0, 1e9));
      takeAway(db.path);
      expect(errorOf(() => appendSlice(db, key, sliceOf(1e9, 2e9)))).toMatchObject({ code: "not-writable" });
      writeFileSync(db.path, "");
      expect(errorOf(() => appendSlice(db, key, sliceOf(1e9, 2e9)))).toMatchObject({ code: "not-writable" });
    }
  });

  it("a mistake in the code is not dressed as a fault of storage", () => {
    const db = scratchDatabase();
    expect(() => guard("do nonsense", () => db.$client.exec("selec 1"))).toThrow(Sqlite.SqliteError);
  });
});
