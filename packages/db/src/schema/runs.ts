import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { bigNanoseconds } from "./columns.ts";

const RUN_STATUSES = ["recording", "complete", "interrupted", "failed"] as const;
const RUN_SOURCES = ["ebpf", "import", "synthetic"] as const;

/** One recording of one server process. All rows of a run hang on `key`; users see `id`. */
export const runs = sqliteTable(
  "runs",
  {
    key: integer().primaryKey({ autoIncrement: true }),
    /** UUIDv7: sorts by time, so that lists and prefixes are stable. */
    id: text().notNull().unique(),
    /** What an import read, so that reading the same file twice adds nothing. */
    importKey: text("import_key").unique(),
    status: text({ enum: RUN_STATUSES }).notNull(),
    stopReason: text("stop_reason"),
    heartbeatMs: integer("heartbeat_ms").notNull(),
    startedMs: integer("started_ms").notNull(),
    endedMs: integer("ended_ms"),
    /** CLOCK_MONOTONIC in ns at which the run's offsets are 0; null where offsets count from `startedMs`. */
    clockBaseNs: bigNanoseconds("clock_base_ns"),
    /** Length of a slice as asked for; null for the default (1 s for 300 s, then 10 s). */
    sliceMs: integer("slice_ms"),
    source: text({ enum: RUN_SOURCES }).notNull(),
    note: text(),

    commit: text("git_commit"),
    version: text(),
    buildId: text("build_id"),
    executable: text(),
    pid: integer(),
    serverUptimeMs: integer("server_uptime_ms"),
    /** Section of the server's configuration -> hash of its normalised lines. */
    configHashes: text("config_hashes", { mode: "json" }).$type<Readonly<Record<string, string>>>(),

    host: text(),
    bootId: text("boot_id"),
    kernel: text(),
    arch: text(),
    cpuModel: text("cpu_model"),
    cpuCount: integer("cpu_count"),
    governor: text(),
    virtualization: text(),
    memoryBytes: integer("memory_bytes"),
    containerId: text("container_id"),
    environmentKey: text("environment_key"),
    collectorVersion: text("collector_version"),

    /** Share of the spans that were recorded; 1 is all. */
    sampling: real().notNull().default(1),
    /** Which applies have a row: `all`, `none`, `sample=1/10` or `slow=5ms`. Histograms and codes hold every span. */
    transactionsKept: text("transactions_kept").notNull().default("all"),
    durationClass: text("duration_class"),
    appliesPerS: real("applies_per_s"),
    /** Version of the method that made its `run_stats`; null until they are made. */
    statsVersion: integer("stats_version"),
  },
  (table) => [
    index("runs_started").on(table.startedMs),
    index("runs_commit").on(table.commit),
    index("runs_environment").on(table.environmentKey, table.startedMs),
  ],
);

export const runTags = sqliteTable(
  "run_tags",
  {
    runKey: integer("run_key")
      .notNull()
      .references(() => runs.key, { onDelete: "cascade" }),
    tag: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runKey, table.tag] }), index("run_tags_tag").on(table.tag)],
);
