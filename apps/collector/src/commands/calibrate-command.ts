import { Command, Option } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import type { CalibrateFlags } from "./calibrate.ts";
import { dbPathOption } from "./db-path-option.ts";

export function calibrateCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("calibrate")
    .summary("tell how far verdicts of a database can be trusted")
    .description(
      "Compares the builds of a database with themselves, tells what their runs differ by, and how long and how often to " +
        "record for a wanted precision.",
    )
    .addOption(dbPathOption("the database to read"))
    .option("--probe <name>", "the probe to ask about (default: transactor)")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
    .addOption(new Option("--json", "the same as --format json").implies({ format: "json" }))
    .action(async (flags: CalibrateFlags) => {
      const { calibrate } = await import("./calibrate.ts");
      ended(calibrate(flags, io));
    });
}
