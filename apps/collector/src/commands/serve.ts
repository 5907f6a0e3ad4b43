import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@xrpl-probe/db";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { paint, sign } from "../output/terminal.ts";
import { dashboardServer } from "./dashboard-server.ts";
import { explainDatabase } from "./explain-database.ts";
import { requireFreePort } from "./free-port.ts";

export interface ServeOptions {
  /** Files, or folders of files named `*.db`; at least one. */
  readonly db: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly allowEdit: boolean;
  readonly insecureListen: boolean;
}

const startMs = 30_000;
const answerMs = 5_000;

/** Runs the dashboard's server as a child and ends it with us. */
export async function serve(options: ServeOptions, io: Io): Promise<ExitCode> {
  const { db, port, host } = options;
  const { stopped } = io;
  checkHost(options);
  for (const path of db) checkDatabase(path);
  const base = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  await requireFreePort(host, port);
  const { args, environment } = dashboardServer(host, port);
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...settingsOf(options), ...environment, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  const end = () => child.kill("SIGTERM");
  stopped.addEventListener("abort", end);
  const deadlineMs = Date.now() + startMs;
  while (!(await answers(base))) {
    if (stopped.aborted) return exitCodes.ok;
    if (child.exitCode !== null || Date.now() > deadlineMs) {
      end();
      throw new CliError(exitCodes.broken, `the dashboard did not start: ${complaint.trim() || "it gave no reason"}`, [
        ["do", {}],
      ]);
    }
    await sleep(100);
  }
  io.print(`${paint(io.terminal, "green", sign(io.terminal, "ok"))} dashboard of ${db.join(", ")}: ${base}\n`);
  if (!isLoopback(host)) io.progress(`${openWarning(options, io)}\n`);
  io.progress("  Ctrl-C ends it\n");
  await exited;
  if (stopped.aborted) return exitCodes.ok;
  throw new CliError(exitCodes.broken, `the dashboard's server ended by itself: ${complaint.trim()}`, [["do", {}]]);
}

/** What the dashboard's server reads of its environment; what a parent process has set for another does not count. */
function settingsOf({ db, host, allowEdit }: ServeOptions): Record<string, string | undefined> {
  const paths = db.map((path) => resolve(path));
  const one = paths.length === 1 && !isFolder(paths[0] ?? "");
  return {
    XRPL_PROBE_DB: one ? paths[0] : undefined,
    XRPL_PROBE_DATABASES: one ? undefined : JSON.stringify(paths),
    XRPL_PROBE_ALLOW_EDIT: allowEdit ? "1" : undefined,
    XRPL_PROBE_HOSTS: isLoopback(host) ? undefined : "any",
  };
}

function isLoopback(host: string): boolean {
  return ["127.0.0.1", "::1", "localhost"].includes(host);
}

/** There is no access control: nobody but this machine may ask unless somebody takes that upon himself. */
function checkHost({ host, insecureListen }: ServeOptions): void {
  if (isLoopback(host) || insecureListen) return;
  throw new CliError(
    exitCodes.usage,
    `cannot listen on ${host}: the dashboard has no access control, everybody who reaches it could read all runs`,
    [["do", "ssh -L 5006:127.0.0.1:5006 to this machine, or say --insecure-listen as well"]],
  );
}

function openWarning({ host, allowEdit }: ServeOptions, { errorTerminal }: Io): string {
  const may = allowEdit ? "read, change and delete" : "read";
  return paint(errorTerminal, "yellow", `! everybody who reaches ${host} may ${may} all runs`);
}

function checkDatabase(path: string): void {
  if (isFolder(path)) return;
  try {
    openDatabase(path, { readonly: true }).close();
  } catch (error) {
    throw explainDatabase(error, path);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

async function answers(base: string): Promise<boolean> {
  try {
    await fetch(`${base}/runs`, { redirect: "manual", signal: AbortSignal.timeout(answerMs) });
    return true;
  } catch {
    return false;
  }
}
