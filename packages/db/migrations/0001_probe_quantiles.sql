ALTER TABLE `probes` ADD `p50_ns` real;--> statement-breakpoint
ALTER TABLE `probes` ADD `p99_ns` real;