import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";

export function importCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("import")
    .summary("import a database of the predecessor, or merge one of another host")
    .description(
      "Imports a probes.db that the Python collector wrote, or copies the runs of another database of xrpl-probe. Importing the same file again adds nothing.",
    )
    .argument("<file>", "the other database")
    .addOption(dbPathOption("the database to write into"))
    .option("--json", "print what was imported as JSON", false)
    .action(async (file: string, options: { db: string; json: boolean }) => {
      const { importFile } = await import("./import.ts");
      ended(await importFile(file, options, io));
    });
}
