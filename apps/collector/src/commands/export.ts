import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { type Database, openDatabase, type Run } from "@xrpl-probe/db";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import { exportPredecessor } from "../export/predecessor-export.ts";
import { runCsv } from "../export/run-csv.ts";
import { runHgrm } from "../export/run-hgrm.ts";
import { runJson } from "../export/run-json.ts";
import { errnoText } from "../host/errno-text.ts";
import type { Io } from "../io.ts";
import { paint, sign } from "../output/terminal.ts";
import { shortId } from "../short-id.ts";
import { explainDatabase } from "./explain-database.ts";
import { storedRun } from "./stored-run.ts";

export interface ExportOptions {
  readonly format: "csv" | "json" | "hgrm" | "predecessor";
  readonly output?: string;
  readonly db: string;
  /** Of the histogram that `hgrm` writes. */
  readonly probe: string;
  readonly type?: string;
  readonly code?: string;
}

export async function exportRun(ref: string, options: ExportOptions, io: Io): Promise<ExitCode> {
  const { format, output, db } = options;
  if (output !== undefined && existsSync(output)) {
    throw new CliError(exitCodes.usage, `${output} is there already, and nothing is overwritten`, [
      ["do", "name another file with -o, or remove it"],
    ]);
  }
  const id = await readSlowly(db, async (database) => {
    const run = storedRun(database, ref);
    if (format === "predecessor") wholly(fileFor(output), (part) => exportPredecessor(database, run, part));
    else if (output === undefined) await print(partsOf(database, run, options), io);
    else wholly(output, (part) => writeFile(part, partsOf(database, run, options)));
    return run.id;
  });
  if (output !== undefined) {
    io.progress(
      `${paint(io.errorTerminal, "green", sign(io.errorTerminal, "ok"))} wrote ${shortId(id)} to ${output}\n`,
    );
  }
  return exitCodes.ok;
}

async function readSlowly<T>(path: string, ask: (database: Database) => Promise<T>): Promise<T> {
  try {
    using database = openDatabase(path, { readonly: true });
    return await ask(database);
  } catch (error) {
    throw explainDatabase(error, path);
  }
}

const printedAtOnce = 256 * 1024;

/** No faster than it is read: a run of a day does not fit into memory. */
async function print(parts: Iterable<string>, io: Io): Promise<void> {
  let waiting = 0;
  for (const part of parts) {
    io.print(part);
    waiting += part.length;
    if (waiting < printedAtOnce) continue;
    if (!(await io.flushed())) return;
    waiting = 0;
  }
}

function partsOf(db: Database, run: Run, options: ExportOptions): Iterable<string> {
  if (options.format === "csv") return runCsv(db, run);
  return options.format === "json" ? runJson(db, run) : [runHgrm(db, run, options)];
}

function fileFor(output: string | undefined): string {
  if (output !== undefined) return output;
  throw new CliError(exitCodes.usage, "a database cannot be written to standard output", [
    ["do", { option: ["--output", "old.db"] }],
  ]);
}

/** All of it or no file of that name, whatever ends it: it is written under another one. */
function wholly(path: string, write: (part: string) => void): void {
  const part = `${path}.part`;
  try {
    // Whether it may be there at all, the system says better than SQLite.
    closeSync(openSync(part, "w"));
    write(part);
    renameSync(part, path);
  } catch (cause) {
    if (existsSync(part)) rmSync(part);
    throw isOfTheSystem(cause) ? cannotWrite(path, cause) : cause;
  }
}

function writeFile(path: string, parts: Iterable<string>): void {
  const fd = openSync(path, "w");
  try {
    for (const part of parts) writeSync(fd, part);
  } finally {
    closeSync(fd);
  }
}

function isOfTheSystem(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return "errno" in error || ("code" in error && /^SQLITE_(FULL|IOERR)/.test(String(error.code)));
}

function cannotWrite(path: string, cause: unknown): CliError {
  return new CliError(
    exitCodes.storage,
    `cannot write ${path}: ${errnoText(cause)}`,
    [
      ["kept", "no file was left"],
      ["do", "name another file with -o"],
    ],
    cause,
  );
}
