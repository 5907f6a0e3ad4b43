import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@xrpl-probe/db";
import { type FixtureRun, fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll } from "vitest";
import type { CompareParams } from "../compare-params.ts";
import { reindex } from "../index-run.ts";

export const NOW_MS = Date.UTC(2026, 10, 23);

/** 1.4.0-b5 against 1.4.0-b4. */
export const ASKED: CompareParams = { base: "1.4.0-b4", head: "1.4.0-b5", nowMs: NOW_MS };

/** Runs of two betas in turn, as one records them, then whatever SQL is to be done to them. */
export function betas(
  runs: number,
  head: Pick<FixtureRun, "slow" | "mix"> = {},
  { seconds = 60, appliesPerS = 250 }: { readonly seconds?: number; readonly appliesPerS?: number } = {},
): FixtureRun[] {
  return Array.from({ length: runs }, (_, i) => [
    { tag: "1.4.0-b4", seconds, appliesPerS, seed: 2 * i + 1 },
    { tag: "1.4.0-b5", seconds, appliesPerS, seed: 2 * i + 2, ...head },
  ]).flat();
}

/** For tests: a database with these runs, indexed, gone when the tests of the file are over. */
export function verdictDatabase(runs: readonly FixtureRun[], sql = ""): Database {
  const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-verdict-"));
  const path = join(folder, "probes.db");
  fixtureDatabase(path, { runs });
  const db = openDatabase(path);
  reindex(db, { nowMs: NOW_MS });
  db.$client.exec(sql);
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}
