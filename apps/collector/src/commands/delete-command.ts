import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";

export function deleteCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("delete")
    .summary("delete runs")
    .description(
      "Deletes runs with everything that was recorded in them. Asks first; without a terminal it wants --yes.",
    )
    .argument("<runs...>", "ids of runs, or their beginnings")
    .option("-y, --yes", "do not ask", false)
    .addOption(dbPathOption())
    .option("--json", "print what was deleted as JSON", false)
    .action(async (runs: string[], options: { yes: boolean; db: string; json: boolean }) => {
      const { deleteRuns } = await import("./delete.ts");
      ended(await deleteRuns(runs, options, io));
    });
}
