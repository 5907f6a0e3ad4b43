import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { DbError, openDatabase } from "@xrpl-probe/db";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { paint, sign } from "../output/terminal.ts";

export interface ServeOptions {
  readonly db: string;
  readonly port: number;
  readonly host: string;
}

/** From the bundle in dist/bin. */
const webFolder = fileURLToPath(new URL("../../../web", import.meta.url));
const startMs = 30_000;

/** Runs the dashboard's server as a child and ends it with us. */
export async function serve({ db, port, host }: ServeOptions, io: Io): Promise<ExitCode> {
  checkDatabase(db);
  const base = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  if (await answers(base)) throw portTaken(port);
  const child = spawn(process.execPath, [nextCommand(), "start", webFolder, "-p", String(port), "-H", host], {
    env: { ...process.env, XRPL_PROBE_DB: resolve(db), NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  const end = () => child.kill("SIGTERM");
  io.stopped.addEventListener("abort", end);
  const deadlineMs = Date.now() + startMs;
  while (!(await answers(base))) {
    if (io.stopped.aborted) return exitCodes.ok;
    if (child.exitCode !== null || Date.now() > deadlineMs) {
      end();
      throw new CliError(
        exitCodes.checkFailed,
        `the dashboard did not start: ${complaint.trim() || "it gave no reason"}`,
        [["do", "npm run build, then start it again"]],
      );
    }
    await sleep(100);
  }
  io.print(`${paint(io.terminal, "green", sign(io.terminal, "ok"))} dashboard of ${db}: ${base}\n`);
  await exited;
  if (io.stopped.aborted) return exitCodes.ok;
  throw new CliError(exitCodes.checkFailed, `the dashboard's server ended by itself: ${complaint.trim()}`, [
    ["do", "start it again"],
  ]);
}

function checkDatabase(path: string): void {
  try {
    openDatabase(path, { readonly: true }).close();
  } catch (error) {
    if (!(error instanceof DbError)) throw error;
    throw new CliError(exitCodes.usage, error.message, [["do", error.hint]], error);
  }
}

function nextCommand(): string {
  if (!existsSync(`${webFolder}/.next/BUILD_ID`)) {
    throw new CliError(exitCodes.usage, "the dashboard is not built yet", [["do", "npm run build"]]);
  }
  return createRequire(`${webFolder}/package.json`).resolve("next/dist/bin/next");
}

async function answers(base: string): Promise<boolean> {
  try {
    await fetch(`${base}/runs`, { redirect: "manual" });
    return true;
  } catch {
    return false;
  }
}

function portTaken(port: number): CliError {
  return new CliError(exitCodes.usage, `port ${port} is taken by another program`, [
    ["do", `xrpl-probe serve --port ${port + 1}`],
  ]);
}
