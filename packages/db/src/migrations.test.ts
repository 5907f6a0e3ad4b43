import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from "drizzle-kit/api";
import { expect, it } from "vitest";
import { renderMigrations } from "../embed-migrations.ts";
import { migrations } from "./generated/migrations.ts";
import * as schema from "./schema/index.ts";
import { scratchDatabase } from "./testing/scratch.ts";

const FOLDER = join(import.meta.dirname, "../migrations");

it("the embedded migrations are those of the folder", () => {
  expect(readFileSync(join(import.meta.dirname, "generated/migrations.ts"), "utf8")).toBe(renderMigrations(FOLDER));
});

it("the migrations lead to the schema of the code", async () => {
  const last = String(migrations.length - 1).padStart(4, "0");
  const snapshot = JSON.parse(readFileSync(join(FOLDER, `meta/${last}_snapshot.json`), "utf8"));
  const current = await generateSQLiteDrizzleJson(schema, snapshot.id);
  expect(await generateSQLiteMigration(snapshot, current)).toEqual([]);
});

it("tables with a composite key lie in its order: drizzle-kit does not write WITHOUT ROWID, people must", () => {
  const client = scratchDatabase().$client;
  const tables = client
    .prepare(
      "select name, wr from pragma_table_list where type = 'table' and schema = 'main' and name not like 'sqlite_%'",
    )
    .all();
  const clustered = Object.fromEntries(tables.map((row) => Object.values(row as { name: string; wr: number })));
  expect(clustered).toEqual({
    annotations: 0,
    applies: 1,
    cells: 1,
    code_counts: 1,
    probes: 1,
    run_codes: 1,
    run_outcomes: 1,
    run_stats: 1,
    run_tags: 1,
    runs: 0,
    slices: 1,
  });
});
