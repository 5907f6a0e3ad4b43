CREATE TABLE `run_codes` (
	`run_key` integer NOT NULL,
	`probe` integer NOT NULL,
	`type` integer NOT NULL,
	`code` integer NOT NULL,
	`count` integer NOT NULL,
	`total` integer NOT NULL,
	`variance` real NOT NULL,
	`nu` integer NOT NULL,
	PRIMARY KEY(`run_key`, `probe`, `type`, `code`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `run_stats`;--> statement-breakpoint
CREATE TABLE `run_stats` (
	`run_key` integer NOT NULL,
	`probe` integer NOT NULL,
	`type` integer NOT NULL,
	`code` integer NOT NULL,
	`count` integer NOT NULL,
	`windows` integer NOT NULL,
	`filled_windows` integer NOT NULL,
	`nu` integer NOT NULL,
	`mean_ns` real,
	`mean_se_ns` real,
	`quantile_se` text NOT NULL,
	`p50_ns` real,
	`p90_ns` real,
	`p99_ns` real,
	`p999_ns` real,
	PRIMARY KEY(`run_key`, `probe`, `type`, `code`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `runs` ADD `stats_version` integer;
