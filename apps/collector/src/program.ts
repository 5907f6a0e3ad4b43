import { Command } from "commander";
import { calibrateCommand } from "./commands/calibrate-command.ts";
import { compareCommand } from "./commands/compare-command.ts";
import { deleteCommand } from "./commands/delete-command.ts";
import { doctorCommand } from "./commands/doctor-command.ts";
import { exportCommand } from "./commands/export-command.ts";
import { importCommand } from "./commands/import-command.ts";
import { noteCommand, tagCommand } from "./commands/label-commands.ts";
import { probesCommand } from "./commands/probes-command.ts";
import { pruneCommand } from "./commands/prune-command.ts";
import { recordCommand } from "./commands/record-command.ts";
import { reindexCommand } from "./commands/reindex-command.ts";
import { runsCommand } from "./commands/runs-command.ts";
import { serveCommand } from "./commands/serve-command.ts";
import { showCommand } from "./commands/show-command.ts";
import { syntheticCommand } from "./commands/synthetic-command.ts";
import { topCommand } from "./commands/top-command.ts";
import { trendCommand } from "./commands/trend-command.ts";
import { watchCommand } from "./commands/watch-command.ts";
import type { ExitCode } from "./errors.ts";
import type { Io } from "./io.ts";
import { collectorVersion } from "./version.ts";

/** The command line: what can be asked for. Help, the manual and shell completion are made from it. */
export function cliProgram(io: Io, ended: (code: ExitCode) => void): Command {
  const program = new Command("xrpl-probe")
    .description("Times transactions inside a running XRP Ledger server, from outside, with eBPF.")
    .version(collectorVersion, "-V, --version")
    .option("--no-color", "no colours, also on a terminal")
    .exitOverride()
    .configureOutput({ writeOut: io.print, writeErr: () => undefined, outputError: () => undefined })
    .configureHelp({ helpWidth: 100 });
  for (const command of [
    recordCommand(io, ended),
    watchCommand(io, ended),
    topCommand(io, ended),
    doctorCommand(io, ended),
    probesCommand(io, ended),
    runsCommand(io, ended),
    showCommand(io, ended),
    compareCommand(io, ended),
    trendCommand(io, ended),
    calibrateCommand(io, ended),
    serveCommand(io, ended),
    exportCommand(io, ended),
    importCommand(io, ended),
    tagCommand(io, ended),
    noteCommand(io, ended),
    deleteCommand(io, ended),
    pruneCommand(io, ended),
    reindexCommand(io, ended),
    syntheticCommand(io, ended),
  ]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  return program;
}
