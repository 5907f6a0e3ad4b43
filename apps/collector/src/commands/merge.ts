import { realpathSync } from "node:fs";
import { type CopiedRun, copyRuns, DbError, openDatabase } from "@xrpl-probe/db";
import { tryIndexRun } from "@xrpl-probe/report/index-run";
import { dbOption } from "../db-option.ts";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { nextLines } from "../output/next-lines.ts";
import { runList } from "../output/run-list.ts";
import { paint, sign } from "../output/terminal.ts";
import { explainDatabase } from "./explain-database.ts";

/** Whether a file is a database of this program; one of another schema is, and says so. */
export function isOwnDatabase(path: string): boolean {
  try {
    openDatabase(path, { readonly: true }).close();
    return true;
  } catch (error) {
    if (!(error instanceof DbError)) throw error;
    if (["predecessor", "not-a-database", "missing"].includes(error.code)) return false;
    throw explainDatabase(error, path);
  }
}

/** Copies the runs of another database that are not there yet. */
export function mergeDatabase(
  path: string,
  { db, json }: { readonly db: string; readonly json: boolean },
  io: Io,
): ExitCode {
  const runs = merged(path, db);
  io.print(json ? `${JSON.stringify(runs.map(runJson), null, 2)}\n` : `${lines(io, path, db, runs).join("\n")}\n`);
  return exitCodes.ok;
}

function merged(path: string, db: string): CopiedRun[] {
  try {
    using database = openDatabase(db);
    if (realpathSync(path) === realpathSync(db)) {
      throw new CliError(exitCodes.usage, `${path} cannot be imported into itself`, [["do", "name another with --db"]]);
    }
    const runs = copyRuns(database, path, { nowMs: Date.now() });
    for (const { key, run } of runs)
      if (key !== null && run.statsVersion === null) tryIndexRun(database, { runKey: key });
    return runs;
  } catch (error) {
    throw explainDatabase(error, db, "runs that were copied before; importing again copies the rest");
  }
}

function runJson({ run, outcome }: CopiedRun) {
  const { id, tags, commit, startedMs, endedMs, applies, slices } = run;
  return { id, new: outcome === "copied", outcome, tags, commit, startedMs, endedMs, applies, slices };
}

const remarks = { copied: "", known: "there already", recording: "still recorded: left out" } as const;

function lines({ terminal }: Io, path: string, db: string, runs: readonly CopiedRun[]): string[] {
  const copied = runs.filter(({ outcome }) => outcome === "copied").length;
  const known = runs.filter(({ outcome }) => outcome === "known").length;
  const again = known > 0 ? `; ${known} ${known === 1 ? "was" : "were"} there already` : "";
  return [
    `${paint(terminal, "green", sign(terminal, "ok"))} copied ${copied} of ${runs.length} runs of ${path} into ${db}${again}`,
    ...runList(
      terminal,
      runs.map(({ run, outcome }) => ({ ...run, lengthMs: run.durationMs, remark: remarks[outcome] })),
    ),
    "",
    ...nextLines(terminal, [{ when: "", command: `xrpl-probe runs${dbOption(db)}`, after: "" }]),
  ];
}
