import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { keyPart } from "./columns.ts";
import { runs } from "./runs.ts";

const runKey = () =>
  integer("run_key")
    .notNull()
    .references(() => runs.key, { onDelete: "cascade" });

/** Within-run uncertainty of a stratum, written when a run ends and again when the method's version changes. */
export const runStats = sqliteTable(
  "run_stats",
  {
    runKey: runKey(),
    probe: integer().notNull(),
    type: keyPart().notNull(),
    code: keyPart().notNull(),
    methodVersion: integer("method_version").notNull(),
    count: integer().notNull(),
    windows: integer().notNull(),
    /** Degrees of freedom of the long-run variance. */
    nu: integer().notNull(),
    meanNs: real("mean_ns").notNull(),
    meanSeNs: real("mean_se_ns").notNull(),
    /** Standard errors of the share at a grid of quantiles. */
    quantileSe: text("quantile_se", { mode: "json" }).$type<readonly { p: number; se: number }[]>().notNull(),
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
