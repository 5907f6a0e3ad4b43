import { type Database, type Run, runByRef } from "@xrpl-probe/db";
import { dbOption } from "../db-option.ts";
import { CliError, exitCodes } from "../errors.ts";

/**
 * The run that a reference means: an id, its beginning, or a tag (its newest run).
 * @throws CliError 2 where there is none
 * @throws DbError `ambiguous-run`
 */
export function storedRun(db: Database, ref: string): Run {
  const run = runByRef(db, ref);
  if (run) return run;
  throw new CliError(exitCodes.usage, `no run of ${db.path} has an id that begins with ${ref}, or that tag`, [
    ["see", `xrpl-probe runs${dbOption(db.path)}`],
  ]);
}
