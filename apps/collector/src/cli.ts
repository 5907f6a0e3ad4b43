import { CommanderError } from "commander";
import { CliError, type ExitCode, exitCodes } from "./errors.ts";
import type { Io } from "./io.ts";
import { cliProgram } from "./program.ts";
import { wrongUse } from "./wrong-use.ts";

/** Runs the command that the arguments name. Throws CliError for anything that went wrong. */
export async function runCli(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = cliProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args.length === 0 ? ["--help"] : args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error instanceof CliError ? error : broken(error);
    if (error.exitCode !== 0) {
      const commands = program.commands.map((command) => command.name());
      throw wrongUse(error, args, commands);
    }
  }
  return exitCode;
}

/** Nothing that an operator did: whatever can go wrong outside has a sentence of its own. */
export function broken(error: unknown): CliError {
  const reason = error instanceof Error ? error.message : String(error);
  return new CliError(
    exitCodes.broken,
    `a defect of xrpl-probe, please report it: ${reason}`,
    [
      ["do", { option: ["--verbose"] }],
      ["see", "where it happened: that belongs into the report"],
    ],
    error,
  );
}
