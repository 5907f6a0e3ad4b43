import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Database, openDatabase } from "../database.ts";

/** For tests: a folder that is gone when the test is. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-db-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function scratchDatabase(): Database {
  const db = openDatabase(join(scratchFolder(), "probes.db"));
  onTestFinished(() => db.close());
  return db;
}
