import { realpathSync } from "node:fs";
import { type CopiedRun, copyRuns, DbError, openDatabase } from "@xrpl-probe/db";
import { formatCount, formatElapsed, formatWhen } from "@xrpl-probe/report/format";
import { tryIndexRun } from "@xrpl-probe/report/index-run";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { paint, plain, sign } from "../output/terminal.ts";
import { shortId } from "../short-id.ts";

/** Whether a file is a database of this program; one of another schema is, and says so. */
export function isOwnDatabase(path: string): boolean {
  try {
    openDatabase(path, { readonly: true }).close();
    return true;
  } catch (error) {
    if (!(error instanceof DbError)) throw error;
    if (["predecessor", "not-a-database", "missing"].includes(error.code)) return false;
    throw mergeFailed(error);
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
    throw error instanceof DbError ? mergeFailed(error) : error;
  }
}

function mergeFailed(error: DbError): CliError {
  const isUse = ["missing", "not-a-database", "predecessor", "older-schema", "newer-schema"].includes(error.code);
  const kept = "runs that were copied before; importing again copies the rest";
  return new CliError(
    isUse ? exitCodes.usage : exitCodes.storage,
    error.message,
    [
      ["kept", kept],
      ["do", error.hint],
    ],
    error,
  );
}

function runJson({ run, outcome }: CopiedRun) {
  const { id, tags, commit, startedMs, endedMs, applies, slices } = run;
  return { id, new: outcome === "copied", outcome, tags, commit, startedMs, endedMs, applies, slices };
}

const words = { copied: "", known: "  (there already)", recording: "  (still recorded: left out)" } as const;

function lines({ terminal }: Io, path: string, db: string, runs: readonly CopiedRun[]): string[] {
  const copied = runs.filter(({ outcome }) => outcome === "copied").length;
  const known = runs.filter(({ outcome }) => outcome === "known").length;
  const again = known > 0 ? `; ${known} ${known === 1 ? "was" : "were"} there already` : "";
  return [
    `${paint(terminal, "green", sign(terminal, "ok"))} copied ${copied} of ${runs.length} runs of ${path} into ${db}${again}`,
    ...runs.map(({ run, outcome }) => {
      const { id, tags, startedMs, durationMs, applies } = run;
      const text = `${shortId(id)}  ${tags.join(", ") || "no tag"}  ${formatWhen(startedMs)}  ${formatElapsed(durationMs)}`;
      return plain(terminal, `  ${text}  ${formatCount(applies)} applies${words[outcome]}`);
    }),
    "",
    `  ${paint(terminal, "dim", "next  ")} ${paint(terminal, "bold", `xrpl-probe runs --db ${db}`)}`,
  ];
}
