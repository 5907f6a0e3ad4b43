import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";

export function showCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("show")
    .summary("print one run: what was recorded, how fast it was, on which host")
    .description("Prints a run as its recording summed it up, and what is known of its server and host.")
    .argument("<run>", "id of a run, its beginning, or a tag (its newest run)")
    .addOption(dbPathOption())
    .option("--json", "print it as JSON", false)
    .action(async (run: string, options: { db: string; json: boolean }) => {
      const { show } = await import("./show.ts");
      ended(show(run, options, io));
    });
}
