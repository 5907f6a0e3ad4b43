import { effectiveStatus, listRuns, type RunSummary } from "@xrpl-probe/db";
import { formatCount } from "@xrpl-probe/report/format";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { runList } from "../output/run-list.ts";
import { paint, sign } from "../output/terminal.ts";
import { shortId } from "../short-id.ts";
import { deleteWholeRun, giveBack } from "./prune.ts";
import { readDatabase } from "./read-database.ts";
import { storedRun } from "./stored-run.ts";
import { writeDatabase } from "./write-database.ts";

interface DeleteOptions {
  readonly yes: boolean;
  readonly db: string;
  readonly json: boolean;
}

/** Deletes runs that are named by their ids: a tag would mean another run after each deletion. */
export async function deleteRuns(refs: readonly string[], { yes, db, json }: DeleteOptions, io: Io): Promise<ExitCode> {
  const runs = readDatabase(db, (database) => {
    const keys = new Set(refs.map((ref) => storedRun(database, ref)).map(({ key }) => key));
    return listRuns(database, { nowMs: Date.now() }).filter(({ key }) => keys.has(key));
  });
  const live = runs.find((run) => effectiveStatus(run, Date.now()) === "recording");
  if (live) {
    throw new CliError(exitCodes.usage, `run ${shortId(live.id)} is still recorded`, [
      ["do", "end its recording first"],
    ]);
  }
  const lines = runList(
    io.terminal,
    runs.map((run) => ({ ...run, lengthMs: run.durationMs, remark: "" })),
  );
  if (!yes && !(await confirmed(io, lines))) return exitCodes.ok;
  await writeDatabase(db, async (database) => {
    for (const { key } of runs) await deleteWholeRun(database, key);
    await giveBack(
      database,
      listRuns(database, { nowMs: Date.now() }).some(({ status }) => status === "recording"),
    );
  });
  const done = `${paint(io.terminal, "green", sign(io.terminal, "ok"))} deleted ${counted(runs)} of ${db}`;
  io.print(
    json
      ? `${JSON.stringify(
          runs.map(({ id, tags }) => ({ id, tags })),
          null,
          2,
        )}\n`
      : `${[done, ...(yes ? lines : [])].join("\n")}\n`,
  );
  return exitCodes.ok;
}

async function confirmed(io: Io, lines: readonly string[]): Promise<boolean> {
  if (!io.ask) {
    throw new CliError(exitCodes.usage, "delete asks before it deletes, and here is nobody to ask", [
      ["do", { option: ["--yes"] }],
    ]);
  }
  io.progress(`${lines.join("\n")}\n`);
  const answer = await io.ask(`delete ${lines.length === 1 ? "it" : `these ${lines.length} runs`}? [y/N] `);
  if (/^y(es)?$/i.test(answer.trim())) return true;
  io.progress("nothing was deleted\n");
  return false;
}

function counted({ length }: readonly RunSummary[]): string {
  return `${formatCount(length)} ${length === 1 ? "run" : "runs"}`;
}
