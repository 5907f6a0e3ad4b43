import { blob, integer, primaryKey, sqliteTable } from "drizzle-orm/sqlite-core";
import { keyPart, levelColumn } from "./columns.ts";
import { runs } from "./runs.ts";

const runKey = () =>
  integer("run_key")
    .notNull()
    .references(() => runs.key, { onDelete: "cascade" });

/** Stretches of a run, at every level. Offsets in ns from the run's start. */
export const slices = sqliteTable(
  "slices",
  {
    runKey: runKey(),
    level: levelColumn().notNull(),
    seq: integer().notNull(),
    startNs: integer("start_ns").notNull(),
    endNs: integer("end_ns").notNull(),
    /** Wall clock minus (run start + offset), in ns, when the slice closed: how far the two clocks drifted apart. */
    wallOffsetNs: integer("wall_offset_ns").notNull(),
    lost: integer().notNull(),
    unpaired: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.level, table.seq] })],
);

/** The histogram of one (slice, probe, type, code). `buckets` is written by `buckets-codec.ts`. */
export const cells = sqliteTable(
  "cells",
  {
    runKey: runKey(),
    level: levelColumn().notNull(),
    seq: integer().notNull(),
    probe: integer().notNull(),
    type: keyPart().notNull(),
    code: keyPart().notNull(),
    count: integer().notNull(),
    sumNs: integer("sum_ns"),
    minNs: integer("min_ns"),
    maxNs: integer("max_ns"),
    buckets: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.level, table.seq, table.probe, table.type, table.code] })],
);

/** Codes that come without latencies (imported ones): apart from `cells`, so that no total counts a span twice. */
export const codeCounts = sqliteTable(
  "code_counts",
  {
    runKey: runKey(),
    seq: integer().notNull(),
    probe: integer().notNull(),
    code: integer().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.seq, table.probe, table.code] })],
);
