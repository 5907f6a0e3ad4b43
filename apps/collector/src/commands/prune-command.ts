import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";
import { lengthOfTime } from "./option-parsers.ts";

interface PruneFlags {
  keepTransactions?: number;
  keepRuns?: number;
  dryRun: boolean;
  db: string;
  json: boolean;
}

export function pruneCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("prune")
    .summary("delete what is older than you keep")
    .description(
      "Deletes rows of applies, or whole runs, that are older than you keep, and gives the space back. Runs that are still recorded are left alone; a collector may write meanwhile.",
    )
    .option("--keep-transactions <length>", "delete rows of applies older than this: 7d", lengthOfTime)
    .option("--keep-runs <length>", "delete runs that ended longer ago than this: 1y", lengthOfTime)
    .option("--dry-run", "say what would be deleted, and delete nothing", false)
    .addOption(dbPathOption())
    .option("--json", "print what was deleted as JSON", false)
    .action(async ({ keepTransactions, keepRuns, ...rest }: PruneFlags) => {
      const { prune } = await import("./prune.ts");
      ended(await prune({ ...rest, keepTransactionsMs: keepTransactions ?? null, keepRunsMs: keepRuns ?? null }, io));
    });
}
