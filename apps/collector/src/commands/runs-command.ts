import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";

export function runsCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return (
    new Command("runs")
      .summary("list the runs of a database")
      .description(
        "Lists runs, newest first. Terms filter, all of them: tag:1.4.0-b* host:perf1 commit:6bcc status:complete after:2026-10-01; a bare word looks anywhere, - before a term turns it around.",
      )
      .argument("[terms...]", "what to look for")
      // A term such as -b4 is no option.
      .allowUnknownOption()
      .addOption(dbPathOption())
      .option("--json", "print the runs as JSON", false)
      .action(async (terms: string[], options: { db: string; json: boolean }) => {
        const { runs } = await import("./runs.ts");
        ended(runs(terms, options, io));
      })
  );
}
