import { Command, CommanderError } from "commander";
import { calibrateCommand } from "./commands/calibrate-command.ts";
import { compareCommand } from "./commands/compare-command.ts";
import { deleteCommand } from "./commands/delete-command.ts";
import { doctorCommand } from "./commands/doctor-command.ts";
import { exportCommand } from "./commands/export-command.ts";
import { importCommand } from "./commands/import-command.ts";
import { noteCommand, tagCommand } from "./commands/label-commands.ts";
import { pruneCommand } from "./commands/prune-command.ts";
import { recordCommand } from "./commands/record-command.ts";
import { reindexCommand } from "./commands/reindex-command.ts";
import { runsCommand } from "./commands/runs-command.ts";
import { serveCommand } from "./commands/serve-command.ts";
import { showCommand } from "./commands/show-command.ts";
import { syntheticCommand } from "./commands/synthetic-command.ts";
import { trendCommand } from "./commands/trend-command.ts";
import { watchCommand } from "./commands/watch-command.ts";
import { CliError, type ExitCode, exitCodes } from "./errors.ts";
import type { Io } from "./io.ts";
import { collectorVersion } from "./version.ts";

/** Runs the command that the arguments name. Throws CliError for anything that went wrong. */
export async function runCli(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const ended = (code: ExitCode) => {
    exitCode = code;
  };
  const program = new Command("xrpl-probe")
    .description("Times transactions inside a running XRP Ledger server, from outside, with eBPF.")
    .version(collectorVersion, "-V, --version")
    .option("--no-color", "no colours, also on a terminal")
    .exitOverride()
    .configureOutput({ writeOut: io.print, writeErr: () => undefined, outputError: () => undefined })
    .configureHelp({ helpWidth: 100 });
  for (const command of [
    recordCommand(io, ended),
    compareCommand(io, ended),
    trendCommand(io, ended),
    calibrateCommand(io, ended),
    doctorCommand(io, ended),
    importCommand(io, ended),
    watchCommand(io, ended),
    runsCommand(io, ended),
    showCommand(io, ended),
    exportCommand(io, ended),
    tagCommand(io, ended),
    noteCommand(io, ended),
    deleteCommand(io, ended),
    pruneCommand(io, ended),
    serveCommand(io, ended),
    reindexCommand(io, ended),
    syntheticCommand(io, ended),
  ]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(args.length === 0 ? ["--help"] : args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw wrongUse(error);
  }
  return exitCode;
}

/** Commander's own words, as one sentence of ours. */
function wrongUse(error: CommanderError): CliError {
  const sentence = error.message
    .replace(/^error: /, "")
    .replace(/\.?\s*$/, "")
    .replace(/\s*\n\s*/g, " ");
  return new CliError(exitCodes.usage, sentence, [["see", "xrpl-probe --help, or xrpl-probe COMMAND --help"]], error);
}
