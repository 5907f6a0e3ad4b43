import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import { CliError, exitCodes } from "../errors.ts";

const collection = z.object({ id: z.int(), start: z.int(), end: z.int(), git_commit: z.string().nullable() });
const tag = z.object({ collection_id: z.int(), tag: z.string() });
const probe = z.object({ id: z.int(), description: z.string() });
const timing = z.object({
  probe_id: z.int(),
  timestamp: z.int(),
  log_bin: z.int().min(0).max(63),
  counts: z.int().min(0),
});
const ter = z.object({ probe_id: z.int(), timestamp: z.int(), ter: z.int(), counts: z.int().min(0) });
const transaction = z.object({
  id: z.string().regex(/^[0-9A-Fa-f]{64}$/),
  type: z.int(),
  timestamp: z.int(),
  duration: z.int().min(0),
  ter: z.int(),
});

/** The rows of a database of 2019, checked. Times are whole seconds UTC, durations ns; no row names its collection. */
export interface PredecessorFile {
  readonly collections: readonly z.infer<typeof collection>[];
  readonly tags: readonly z.infer<typeof tag>[];
  readonly probes: readonly z.infer<typeof probe>[];
  readonly timings: readonly z.infer<typeof timing>[];
  readonly ters: readonly z.infer<typeof ter>[];
  readonly transactions: readonly z.infer<typeof transaction>[];
}

/**
 * Reads a predecessor's database whole, in one read transaction.
 * @throws CliError 2 when it is not one, or a row of it makes no sense
 */
export function readPredecessorFile(path: string): PredecessorFile {
  const client = openReadonly(path);
  try {
    return client.transaction(() => ({
      collections: rows(client, path, "collections", collection),
      tags: rows(client, path, "tags", tag),
      probes: rows(client, path, "probes", probe),
      timings: rows(client, path, "timings", timing),
      ters: rows(client, path, "ters", ter),
      transactions: rows(client, path, "transactions", transaction),
    }))();
  } finally {
    client.close();
  }
}

const ours = "name a database of xrpl-probe, or a probes.db that the Python collector wrote";

function openReadonly(path: string): Sqlite.Database {
  try {
    return new Sqlite(path, { readonly: true, fileMustExist: true });
  } catch (cause) {
    const why = existsSync(path) ? "it may not be read, or is no SQLite database" : "there is no such file";
    throw new CliError(exitCodes.usage, `cannot open ${path}: ${why}`, [["do", ours]], cause);
  }
}

function rows<T>(client: Sqlite.Database, path: string, table: string, shape: z.ZodType<T>): T[] {
  const found = select(client, path, table);
  const parsed = z.array(shape).safeParse(found);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CliError(
    exitCodes.usage,
    `cannot import ${path}: row ${Number(issue?.path[0] ?? 0) + 1} of ${table} makes no sense (${issue?.path.slice(1).join(".")}: ${issue?.message})`,
    [["kept", "nothing was imported"]],
  );
}

function select(client: Sqlite.Database, path: string, table: string): unknown[] {
  try {
    return client.prepare(`select * from ${table} order by rowid`).all();
  } catch (cause) {
    throw new CliError(
      exitCodes.usage,
      `cannot import ${path}: it is a database neither of xrpl-probe nor of its predecessor (no readable table ${table})`,
      [["do", ours]],
      cause,
    );
  }
}
