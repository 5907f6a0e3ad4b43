import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";

export function reindexCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("reindex")
    .summary("bring a database and the statistics of its runs up to date")
    .description(
      "Brings a database to this version's schema and computes the statistics of runs that have none, or those of " +
        "another version. Running it again does nothing.",
    )
    .addOption(dbPathOption("the database to bring up to date"))
    .action(async (options: { db: string }) => {
      const { reindexDatabase } = await import("./reindex.ts");
      ended(reindexDatabase(options.db, io));
    });
}
