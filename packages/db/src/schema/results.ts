import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { keyPart } from "./columns.ts";
import { runs } from "./runs.ts";

const runKey = () =>
  integer("run_key")
    .notNull()
    .references(() => runs.key, { onDelete: "cascade" });

/**
 * What one run knows of a stratum and how sure it is of it (`RunStatistics` of the statistics package), written when a run
 * ends and again when the method's version changes. `runs.stats_version` says whose numbers these are.
 */
export const runStats = sqliteTable(
  "run_stats",
  {
    runKey: runKey(),
    probe: integer().notNull(),
    type: keyPart().notNull(),
    code: keyPart().notNull(),
    count: integer().notNull(),
    windows: integer().notNull(),
    /** Windows with at least one span. */
    filledWindows: integer("filled_windows").notNull(),
    /** Degrees of freedom of the long-run variance. */
    nu: integer().notNull(),
    /** Null where sums are unknown (imports). */
    meanNs: real("mean_ns"),
    meanSeNs: real("mean_se_ns"),
    /** Standard errors of the share below each quantile of the method's grid. */
    quantileSe: text("quantile_se", { mode: "json" }).$type<readonly number[]>().notNull(),
    /** Quantiles with at least 10 values beyond, so that the levels of many runs are read without their buckets. */
    p50Ns: real("p50_ns"),
    p90Ns: real("p90_ns"),
    p99Ns: real("p99_ns"),
    p999Ns: real("p999_ns"),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.probe, table.type, table.code] })],
);

/** How often a code came in a run and how uncertain that count is, timed or imported; written with `run_stats`. */
export const runCodes = sqliteTable(
  "run_codes",
  {
    runKey: runKey(),
    probe: integer().notNull(),
    type: keyPart().notNull(),
    code: integer().notNull(),
    count: integer().notNull(),
    /** Spans of the probe that have a code. */
    total: integer().notNull(),
    /** Long-run variance of `count` given `total`, and its degrees of freedom. */
    variance: real().notNull(),
    nu: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.probe, table.type, table.code] })],
);

/** Distinct transactions of a run by type and the code of their last apply. */
export const runOutcomes = sqliteTable(
  "run_outcomes",
  {
    runKey: runKey(),
    type: integer().notNull(),
    code: integer().notNull(),
    transactions: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.type, table.code] })],
);
