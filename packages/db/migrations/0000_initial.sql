CREATE TABLE `annotations` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`scope` text NOT NULL,
	`tag` text,
	`probe` text,
	`type` integer,
	`statistic` text,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`author` text,
	`created_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `annotations_tag` ON `annotations` (`tag`);--> statement-breakpoint
CREATE TABLE `applies` (
	`run_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`tx_id` blob NOT NULL,
	`type` integer NOT NULL,
	`code` integer NOT NULL,
	`start_ns` integer NOT NULL,
	`duration_ns` integer NOT NULL,
	`thread` integer,
	`applied` integer,
	`caller` integer,
	`pass` integer,
	`attempt` integer,
	`tx_chunk` integer GENERATED ALWAYS AS (seq >> 14) VIRTUAL,
	`tx_prefix` blob GENERATED ALWAYS AS (substr(tx_id, 1, 4)) VIRTUAL,
	PRIMARY KEY(`run_key`, `seq`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `applies_tx` ON `applies` (`run_key`,`tx_chunk`,`tx_prefix`);--> statement-breakpoint
CREATE TABLE `cells` (
	`run_key` integer NOT NULL,
	`level` integer NOT NULL,
	`seq` integer NOT NULL,
	`probe` integer NOT NULL,
	`type` integer NOT NULL,
	`code` integer NOT NULL,
	`count` integer NOT NULL,
	`sum_ns` integer,
	`min_ns` integer,
	`max_ns` integer,
	`buckets` blob NOT NULL,
	PRIMARY KEY(`run_key`, `level`, `seq`, `probe`, `type`, `code`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `code_counts` (
	`run_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`probe` integer NOT NULL,
	`code` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`run_key`, `seq`, `probe`, `code`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `probes` (
	`run_key` integer NOT NULL,
	`idx` integer NOT NULL,
	`name` text NOT NULL,
	`definition` text,
	`entries` text NOT NULL,
	`exits` text NOT NULL,
	`exit_method` text,
	`scheme` text NOT NULL,
	`hits` integer,
	`spans` integer,
	`unpaired` integer,
	`open_at_end` integer,
	`ring_full` integer,
	`bias_ns` real,
	`cost_ns` real,
	`note` text,
	PRIMARY KEY(`run_key`, `idx`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `run_outcomes` (
	`run_key` integer NOT NULL,
	`type` integer NOT NULL,
	`code` integer NOT NULL,
	`transactions` integer NOT NULL,
	PRIMARY KEY(`run_key`, `type`, `code`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `run_stats` (
	`run_key` integer NOT NULL,
	`probe` integer NOT NULL,
	`type` integer NOT NULL,
	`code` integer NOT NULL,
	`method_version` integer NOT NULL,
	`count` integer NOT NULL,
	`windows` integer NOT NULL,
	`nu` integer NOT NULL,
	`mean_ns` real NOT NULL,
	`mean_se_ns` real NOT NULL,
	`quantile_se` text NOT NULL,
	PRIMARY KEY(`run_key`, `probe`, `type`, `code`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `run_tags` (
	`run_key` integer NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`run_key`, `tag`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `run_tags_tag` ON `run_tags` (`tag`);--> statement-breakpoint
CREATE TABLE `runs` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`import_key` text,
	`status` text NOT NULL,
	`stop_reason` text,
	`heartbeat_ms` integer NOT NULL,
	`started_ms` integer NOT NULL,
	`ended_ms` integer,
	`clock_base_ns` text,
	`slice_ms` integer,
	`source` text NOT NULL,
	`note` text,
	`git_commit` text,
	`version` text,
	`build_id` text,
	`executable` text,
	`pid` integer,
	`server_uptime_ms` integer,
	`config_hashes` text,
	`host` text,
	`boot_id` text,
	`kernel` text,
	`arch` text,
	`cpu_model` text,
	`cpu_count` integer,
	`governor` text,
	`virtualization` text,
	`memory_bytes` integer,
	`container_id` text,
	`environment_key` text,
	`collector_version` text,
	`sampling` real DEFAULT 1 NOT NULL,
	`duration_class` text,
	`applies_per_s` real
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_id_unique` ON `runs` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `runs_import_key_unique` ON `runs` (`import_key`);--> statement-breakpoint
CREATE INDEX `runs_started` ON `runs` (`started_ms`);--> statement-breakpoint
CREATE INDEX `runs_commit` ON `runs` (`git_commit`);--> statement-breakpoint
CREATE INDEX `runs_environment` ON `runs` (`environment_key`,`started_ms`);--> statement-breakpoint
CREATE TABLE `slices` (
	`run_key` integer NOT NULL,
	`level` integer NOT NULL,
	`seq` integer NOT NULL,
	`start_ns` integer NOT NULL,
	`end_ns` integer NOT NULL,
	`wall_offset_ns` integer NOT NULL,
	`lost` integer NOT NULL,
	`unpaired` integer NOT NULL,
	PRIMARY KEY(`run_key`, `level`, `seq`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
