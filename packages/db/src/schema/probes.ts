import type { BucketScheme } from "@xrpl-probe/stats";
import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { runs } from "./runs.ts";

/** The pairs of points a run timed. `idx` is the probe's number within its run (the attach cookie). */
export const probes = sqliteTable(
  "probes",
  {
    runKey: integer("run_key")
      .notNull()
      .references(() => runs.key, { onDelete: "cascade" }),
    idx: integer().notNull(),
    name: text().notNull(),
    /** What the probe times, independent of the build; two sides are comparable only if it is the same. */
    definition: text(),
    entries: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    exits: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    exitMethod: text("exit_method"),
    scheme: text().$type<BucketScheme>().notNull(),
    hits: integer(),
    spans: integer(),
    unpaired: integer(),
    openAtEnd: integer("open_at_end"),
    ringFull: integer("ring_full"),
    /** Quantiles over all types and codes of an ended run; a list of runs would else read all their buckets. */
    p50Ns: real("p50_ns"),
    p99Ns: real("p99_ns"),
    /** What the probe adds to a span, in ns; never subtracted. */
    biasNs: real("bias_ns"),
    /** What it takes from the server per call, in ns. */
    costNs: real("cost_ns"),
    note: text(),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.idx] })],
);
