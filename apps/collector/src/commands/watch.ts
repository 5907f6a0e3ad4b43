import { readFileSync, realpathSync } from "node:fs";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import { errnoText } from "../host/errno-text.ts";
import type { Io } from "../io.ts";
import { recordServer } from "../recording/record-server.ts";
import { findServers } from "../server/server-process.ts";
import { collectorVersion } from "../version.ts";
import { jsonLog } from "../watch/log.ts";
import { startRetention } from "../watch/retention.ts";
import { connectServiceManager } from "../watch/service-manager.ts";
import { parseWatchConfig, type WatchConfig } from "../watch/watch-config.ts";
import { watchServers } from "../watch/watch-servers.ts";

export interface WatchOptions {
  readonly config: string | undefined;
  /** What the command line says goes before the file. */
  readonly given: Partial<WatchConfig>;
}

/** The service: records every server process that runs here, one after another, until SIGTERM. */
export async function watch({ config: path, given }: WatchOptions, io: Io): Promise<ExitCode> {
  const config: WatchConfig = {
    ...parseWatchConfig(path === undefined ? "" : readConfig(path), path ?? "the defaults"),
    ...given,
  };
  const log = jsonLog(io.print, () => new Date());
  const manager = connectServiceManager(process.env, process.pid);
  const watchdog = manager?.watchdogMs
    ? setInterval(() => manager.notify("WATCHDOG=1"), manager.watchdogMs)
    : undefined;
  const stopRetention = startRetention({ ...config, command: [process.execPath, process.argv[1] ?? ""] }, log);
  log("info", "started", {
    version: collectorVersion,
    pid: process.pid,
    database: config.db,
    split: config.splitS,
    config: path ?? null,
  });
  manager?.notify("READY=1");
  io.stopped.addEventListener("abort", () => manager?.notify("STOPPING=1"));
  try {
    await watchServers({
      findServers: () => serversOf(config.exe),
      record: (server, observer) => recordServer(server, { ...config, durationS: null, commit: undefined }, observer),
      log,
      status: (text) => manager?.notify(`STATUS=${text}`),
      stopped: io.stopped,
    });
  } finally {
    stopRetention();
    clearInterval(watchdog);
    manager?.close();
  }
  log("info", "stopped");
  return exitCodes.ok;
}

function readConfig(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new CliError(
      exitCodes.usage,
      `cannot read ${path}: ${errnoText(cause)}`,
      [["do", "name another file with --config, or none: every setting has a default"]],
      cause,
    );
  }
}

function serversOf(exe: string | undefined) {
  const servers = findServers();
  if (exe === undefined) return servers;
  const wanted = realOf(exe);
  return servers.filter((server) => server.exe === exe || realOf(server.exe) === wanted);
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
