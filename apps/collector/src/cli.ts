import { CommanderError } from "commander";
import { CliError, type ExitCode, exitCodes } from "./errors.ts";
import type { Io } from "./io.ts";
import { cliProgram } from "./program.ts";

/** Runs the command that the arguments name. Throws CliError for anything that went wrong. */
export async function runCli(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = cliProgram(io, (code) => {
    exitCode = code;
  });
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
