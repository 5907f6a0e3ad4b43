import { type Argument, Command, Help } from "commander";
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
import { exampleText, firstStepsText } from "./manual/examples.ts";
import { collectorVersion } from "./version.ts";

type Make = (io: Io, ended: (code: ExitCode) => void) => Command;

/** In the order in which one comes to need them. */
const groups: Readonly<Record<string, readonly Make[]>> = {
  "Record a server:": [doctorCommand, recordCommand, topCommand, probesCommand, watchCommand],
  "Judge betas:": [compareCommand, trendCommand, calibrateCommand],
  "Look at runs:": [runsCommand, showCommand, serveCommand, exportCommand],
  "Keep the database:": [
    tagCommand,
    noteCommand,
    deleteCommand,
    pruneCommand,
    importCommand,
    reindexCommand,
    syntheticCommand,
  ],
};

function operand(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** The command line: what can be asked for. Help, the manual and shell completion are made from it. */
export function cliProgram(io: Io, ended: (code: ExitCode) => void): Command {
  const help = new Help();
  const program = new Command("xrpl-probe")
    .description("Times transactions inside a running XRP Ledger server, from outside, with eBPF.")
    .usage("<command> [options]")
    .version(collectorVersion, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help, also of a command")
    .option("--no-color", "no colours, also on a terminal")
    .option("--verbose", "after an error: what lies under it, such as the verifier's log")
    .addHelpText("after", firstStepsText(io.terminal.columns))
    .exitOverride()
    .configureOutput({ writeOut: io.print, writeErr: () => undefined, outputError: () => undefined })
    .configureHelp({
      helpWidth: io.terminal.columns,
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(operand)].join(" "),
      visibleCommands: (command) => help.visibleCommands(command).filter((each) => each.name() !== "help"),
      // A switch is off until it is given.
      optionDescription: (option) => help.optionDescription(option).replace(" (default: false)", ""),
    });
  for (const [heading, makers] of Object.entries(groups)) {
    for (const make of makers) {
      const command = make(io, ended).helpGroup(heading).copyInheritedSettings(program);
      program.addCommand(command.addHelpText("after", exampleText(command.name(), io.terminal.columns)));
    }
  }
  return program;
}
