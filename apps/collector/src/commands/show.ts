import { type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { resultJson } from "../output/result-json.ts";
import { showLines } from "../output/show-lines.ts";
import { nextOfRun } from "./next-of-run.ts";
import { readDatabase } from "./read-database.ts";
import { storedResult } from "./stored-result.ts";
import { storedRun } from "./stored-run.ts";

export function show(ref: string, { db, json }: { readonly db: string; readonly json: boolean }, io: Io): ExitCode {
  const nowMs = Date.now();
  const { stored, next } = readDatabase(db, (database) => {
    const found = storedResult(database, storedRun(database, ref), nowMs);
    return { stored: found, next: nextOfRun(database, found.result, nowMs) };
  });
  if (!json) {
    io.print(`${showLines(io.terminal, stored, next).join("\n")}\n`);
    return exitCodes.ok;
  }
  const { key, clockBaseNs, ...run } = stored.run;
  const identity = { ...run, clockBaseNs: clockBaseNs === null ? null : String(clockBaseNs), status: stored.status };
  const summed: object = JSON.parse(resultJson(stored.result));
  io.print(`${JSON.stringify({ ...summed, run: identity }, null, 2)}\n`);
  return exitCodes.ok;
}
