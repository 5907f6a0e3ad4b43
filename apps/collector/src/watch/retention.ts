import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import type { Log } from "./log.ts";
import type { Retention } from "./watch-config.ts";

const hourMs = 3_600_000;

/**
 * Prunes at start and once an hour, in a process of its own: deleting a day's rows takes longer than the ring may wait.
 * Gives what ends it.
 */
export function startRetention(
  { db, retention, command }: { db: string; retention: Retention; command: readonly string[] },
  log: Log,
): () => void {
  const args = pruneArguments(retention);
  if (args.length === 0) return () => undefined;
  const stop = new AbortController();
  const [file = process.execPath, ...first] = command;
  const prune = () => {
    // The first recording makes the file.
    if (!existsSync(db)) return;
    execFile(
      file,
      [...first, "prune", "--db", db, ...args, "--json"],
      { signal: stop.signal },
      (error, stdout, stderr) => {
        if (stop.signal.aborted) return;
        if (error) log("error", "failed", { error: `prune: ${stderr.trim() || error.message}` });
        else log("info", "pruned", JSON.parse(stdout) as Record<string, unknown>);
      },
    );
  };
  prune();
  const timer = setInterval(prune, hourMs);
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}

function pruneArguments({ transactions, runs }: Retention): string[] {
  return [
    ...(transactions === null ? [] : ["--keep-transactions", transactions]),
    ...(runs === null ? [] : ["--keep-runs", runs]),
  ];
}
