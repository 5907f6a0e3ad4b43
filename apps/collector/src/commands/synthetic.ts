import { createHash } from "node:crypto";
import { dbOption } from "../db-option.ts";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { nextLines } from "../output/next-lines.ts";
import { paint, sign } from "../output/terminal.ts";
import { shortId } from "../short-id.ts";
import { type SyntheticRun, writeSyntheticRun } from "../synthetic/write-synthetic-run.ts";
import { explainDatabase } from "./explain-database.ts";

export interface SyntheticOptions extends Omit<SyntheticRun["workload"], "flavour"> {
  readonly db: string;
  readonly tag: string;
}

/** For looking at the dashboard where nothing can be probed. Its runs say everywhere that they are synthetic. */
export function synthetic({ db, tag, ...workload }: SyntheticOptions, { terminal, print }: Io): ExitCode {
  const startedMs = Date.now() - workload.durationS * 1000;
  const commit = createHash("sha1").update(`synthetic ${tag}`).digest("hex");
  const id = written({ db, tag, commit, startedMs, workload });
  const lines = [
    `${paint(terminal, "green", sign(terminal, "ok"))} wrote synthetic run ${shortId(id)} of ${tag} into ${db}`,
    ...nextLines(terminal, [{ when: "", command: `xrpl-probe show ${shortId(id)}${dbOption(db)}`, after: "" }]),
  ];
  print(`${lines.join("\n")}\n`);
  return exitCodes.ok;
}

function written(run: SyntheticRun): string {
  try {
    return writeSyntheticRun(run);
  } catch (error) {
    if (!(error instanceof RangeError)) throw explainDatabase(error, run.db);
    throw new CliError(
      exitCodes.usage,
      `cannot make that run up: ${error.message} of transactions`,
      [["do", "name a type and code that occur, such as Payment, Payment:tecPATH_DRY or OfferCreate"]],
      error,
    );
  }
}
