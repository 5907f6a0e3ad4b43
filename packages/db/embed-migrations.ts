import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const TARGET = join(import.meta.dirname, "src/generated/migrations.ts");

/** The migrations as a module, so that they travel inside the collector's bundle and the web app's. */
export function renderMigrations(folder = join(import.meta.dirname, "migrations")): string {
  const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const migrations = journal.entries.map(({ tag }) => ({
    name: tag,
    statements: readFileSync(join(folder, `${tag}.sql`), "utf8")
      .split("--> statement-breakpoint")
      .map((statement) => statement.trim()),
  }));
  return [
    "// Generated from migrations/ by `npm run embed -w @xrpl-probe/db`: do not edit.",
    `export const migrations: readonly { readonly name: string; readonly statements: readonly string[] }[] = ${JSON.stringify(migrations, null, 2)};`,
    "",
  ].join("\n");
}

if (process.argv[1] === import.meta.filename) writeFileSync(TARGET, renderMigrations());
