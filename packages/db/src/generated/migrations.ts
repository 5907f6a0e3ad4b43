// Generated from migrations/ by `npm run embed -w @xrpl-probe/db`: do not edit.
export const migrations: readonly { readonly name: string; readonly statements: readonly string[] }[] = [
  {
    "name": "0000_initial",
    "statements": [
      "CREATE TABLE `annotations` (\n\t`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,\n\t`scope` text NOT NULL,\n\t`tag` text,\n\t`probe` text,\n\t`type` integer,\n\t`statistic` text,\n\t`kind` text NOT NULL,\n\t`text` text NOT NULL,\n\t`author` text,\n\t`created_ms` integer NOT NULL\n);",
      "CREATE INDEX `annotations_tag` ON `annotations` (`tag`);",
      "CREATE TABLE `applies` (\n\t`run_key` integer NOT NULL,\n\t`seq` integer NOT NULL,\n\t`tx_id` blob NOT NULL,\n\t`type` integer NOT NULL,\n\t`code` integer NOT NULL,\n\t`start_ns` integer NOT NULL,\n\t`duration_ns` integer NOT NULL,\n\t`thread` integer,\n\t`applied` integer,\n\t`caller` integer,\n\t`pass` integer,\n\t`attempt` integer,\n\t`tx_chunk` integer GENERATED ALWAYS AS (seq >> 14) VIRTUAL,\n\t`tx_prefix` blob GENERATED ALWAYS AS (substr(tx_id, 1, 4)) VIRTUAL,\n\tPRIMARY KEY(`run_key`, `seq`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;",
      "CREATE INDEX `applies_tx` ON `applies` (`run_key`,`tx_chunk`,`tx_prefix`);",
      "CREATE TABLE `cells` (\n\t`run_key` integer NOT NULL,\n\t`level` integer NOT NULL,\n\t`seq` integer NOT NULL,\n\t`probe` integer NOT NULL,\n\t`type` integer NOT NULL,\n\t`code` integer NOT NULL,\n\t`count` integer NOT NULL,\n\t`sum_ns` integer,\n\t`min_ns` integer,\n\t`max_ns` integer,\n\t`buckets` blob NOT NULL,\n\tPRIMARY KEY(`run_key`, `level`, `seq`, `probe`, `type`, `code`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;",
      "CREATE TABLE `code_counts` (\n\t`run_key` integer NOT NULL,\n\t`seq` integer NOT NULL,\n\t`probe` integer NOT NULL,\n\t`code` integer NOT NULL,\n\t`count` integer NOT NULL,\n\tPRIMARY KEY(`run_key`, `seq`, `probe`, `code`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;",
      "CREATE TABLE `probes` (\n\t`run_key` integer NOT NULL,\n\t`idx` integer NOT NULL,\n\t`name` text NOT NULL,\n\t`definition` text,\n\t`entries` text NOT NULL,\n\t`exits` text NOT NULL,\n\t`exit_method` text,\n\t`scheme` text NOT NULL,\n\t`hits` integer,\n\t`spans` integer,\n\t`unpaired` integer,\n\t`open_at_end` integer,\n\t`ring_full` integer,\n\t`bias_ns` real,\n\t`cost_ns` real,\n\t`note` text,\n\tPRIMARY KEY(`run_key`, `idx`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;",
      "CREATE TABLE `run_outcomes` (\n\t`run_key` integer NOT NULL,\n\t`type` integer NOT NULL,\n\t`code` integer NOT NULL,\n\t`transactions` integer NOT NULL,\n\tPRIMARY KEY(`run_key`, `type`, `code`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;",
      "CREATE TABLE `run_stats` (\n\t`run_key` integer NOT NULL,\n\t`probe` integer NOT NULL,\n\t`type` integer NOT NULL,\n\t`code` integer NOT NULL,\n\t`method_version` integer NOT NULL,\n\t`count` integer NOT NULL,\n\t`windows` integer NOT NULL,\n\t`nu` integer NOT NULL,\n\t`mean_ns` real NOT NULL,\n\t`mean_se_ns` real NOT NULL,\n\t`quantile_se` text NOT NULL,\n\tPRIMARY KEY(`run_key`, `probe`, `type`, `code`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;",
      "CREATE TABLE `run_tags` (\n\t`run_key` integer NOT NULL,\n\t`tag` text NOT NULL,\n\tPRIMARY KEY(`run_key`, `tag`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;",
      "CREATE INDEX `run_tags_tag` ON `run_tags` (`tag`);",
      "CREATE TABLE `runs` (\n\t`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,\n\t`id` text NOT NULL,\n\t`import_key` text,\n\t`status` text NOT NULL,\n\t`stop_reason` text,\n\t`heartbeat_ms` integer NOT NULL,\n\t`started_ms` integer NOT NULL,\n\t`ended_ms` integer,\n\t`clock_base_ns` text,\n\t`slice_ms` integer,\n\t`source` text NOT NULL,\n\t`note` text,\n\t`git_commit` text,\n\t`version` text,\n\t`build_id` text,\n\t`executable` text,\n\t`pid` integer,\n\t`server_uptime_ms` integer,\n\t`config_hashes` text,\n\t`host` text,\n\t`boot_id` text,\n\t`kernel` text,\n\t`arch` text,\n\t`cpu_model` text,\n\t`cpu_count` integer,\n\t`governor` text,\n\t`virtualization` text,\n\t`memory_bytes` integer,\n\t`container_id` text,\n\t`environment_key` text,\n\t`collector_version` text,\n\t`sampling` real DEFAULT 1 NOT NULL,\n\t`duration_class` text,\n\t`applies_per_s` real\n);",
      "CREATE UNIQUE INDEX `runs_id_unique` ON `runs` (`id`);",
      "CREATE UNIQUE INDEX `runs_import_key_unique` ON `runs` (`import_key`);",
      "CREATE INDEX `runs_started` ON `runs` (`started_ms`);",
      "CREATE INDEX `runs_commit` ON `runs` (`git_commit`);",
      "CREATE INDEX `runs_environment` ON `runs` (`environment_key`,`started_ms`);",
      "CREATE TABLE `slices` (\n\t`run_key` integer NOT NULL,\n\t`level` integer NOT NULL,\n\t`seq` integer NOT NULL,\n\t`start_ns` integer NOT NULL,\n\t`end_ns` integer NOT NULL,\n\t`wall_offset_ns` integer NOT NULL,\n\t`lost` integer NOT NULL,\n\t`unpaired` integer NOT NULL,\n\tPRIMARY KEY(`run_key`, `level`, `seq`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;"
    ]
  },
  {
    "name": "0001_probe_quantiles",
    "statements": [
      "ALTER TABLE `probes` ADD `p50_ns` real;",
      "ALTER TABLE `probes` ADD `p99_ns` real;"
    ]
  },
  {
    "name": "0002_run_statistics",
    "statements": [
      "CREATE TABLE `run_codes` (\n\t`run_key` integer NOT NULL,\n\t`probe` integer NOT NULL,\n\t`type` integer NOT NULL,\n\t`code` integer NOT NULL,\n\t`count` integer NOT NULL,\n\t`total` integer NOT NULL,\n\t`variance` real NOT NULL,\n\t`nu` integer NOT NULL,\n\tPRIMARY KEY(`run_key`, `probe`, `type`, `code`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;",
      "DROP TABLE `run_stats`;",
      "CREATE TABLE `run_stats` (\n\t`run_key` integer NOT NULL,\n\t`probe` integer NOT NULL,\n\t`type` integer NOT NULL,\n\t`code` integer NOT NULL,\n\t`count` integer NOT NULL,\n\t`windows` integer NOT NULL,\n\t`filled_windows` integer NOT NULL,\n\t`nu` integer NOT NULL,\n\t`mean_ns` real,\n\t`mean_se_ns` real,\n\t`quantile_se` text NOT NULL,\n\t`p50_ns` real,\n\t`p90_ns` real,\n\t`p99_ns` real,\n\t`p999_ns` real,\n\tPRIMARY KEY(`run_key`, `probe`, `type`, `code`),\n\tFOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade\n) WITHOUT ROWID;",
      "ALTER TABLE `runs` ADD `stats_version` integer;"
    ]
  },
  {
    "name": "0003_transactions_kept",
    "statements": [
      "ALTER TABLE `runs` ADD `transactions_kept` text DEFAULT 'all' NOT NULL;"
    ]
  }
];
