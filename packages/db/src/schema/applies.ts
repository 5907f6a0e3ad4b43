import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable } from "drizzle-orm/sqlite-core";
import { runs } from "./runs.ts";

/** Who applied: the open ledger, the build of a ledger, or something else. Stored by position: a row is written per apply. */
export const CALLERS = ["open", "build", "other"] as const;

/** A pass whose failures are tried again, or the final one. Stored by position. */
export const PASSES = ["retry", "final"] as const;

/**
 * The index that finds a transaction: ids are random, so one tree over all of them would dirty a page per apply and slow
 * down as a run grows (measured: 33 ms against 8 ms for 2,000 rows). Cut into chunks of 16,384 applies it is written
 * where the page cache is, and a look-up asks every chunk once. 4 of 32 bytes tell the ids of a chunk apart; the query
 * compares the rest.
 */
export const TX_CHUNK_BITS = 14;
export const TX_PREFIX_BYTES = 4;

/** One row per attempt to apply a transaction; `seq` counts within the run, in the order of arrival. */
export const applies = sqliteTable(
  "applies",
  {
    runKey: integer("run_key")
      .notNull()
      .references(() => runs.key, { onDelete: "cascade" }),
    seq: integer().notNull(),
    txId: blob("tx_id", { mode: "buffer" }).notNull(),
    type: integer().notNull(),
    code: integer().notNull(),
    /** From the run's start. */
    startNs: integer("start_ns").notNull(),
    durationNs: integer("duration_ns").notNull(),
    thread: integer(),
    applied: integer({ mode: "boolean" }),
    caller: integer(),
    pass: integer(),
    attempt: integer(),
    txChunk: integer("tx_chunk").generatedAlwaysAs(sql`seq >> ${sql.raw(String(TX_CHUNK_BITS))}`, { mode: "virtual" }),
    txPrefix: blob("tx_prefix", { mode: "buffer" }).generatedAlwaysAs(
      sql`substr(tx_id, 1, ${sql.raw(String(TX_PREFIX_BYTES))})`,
      { mode: "virtual" },
    ),
  },
  (table) => [
    primaryKey({ columns: [table.runKey, table.seq] }),
    index("applies_tx").on(table.runKey, table.txChunk, table.txPrefix),
  ],
);
