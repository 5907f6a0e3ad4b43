import { Command, InvalidArgumentError } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import type { KeptTransactions } from "../recording/kept-transactions.ts";
import { dbPath, keptTransactions, lengthOfTime, tags } from "./option-parsers.ts";

interface WatchFlags {
  config?: string;
  db?: string;
  split?: number;
  tags?: string[];
  transactions?: KeptTransactions;
}

export function watchCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("watch")
    .summary("record every server that runs here, as a service")
    .description(
      "Waits for a server, records it until its process exits, waits for the next, until SIGTERM. Logs a JSON object per line.",
    )
    .option("--config <file>", "YAML file; the command line goes before it")
    .option("--db <path>", "the database to write into (default: ./probes.db)", dbPath)
    .option("--split <length>", "begin a new run this often, without a gap: 1h, 30min", splitLength)
    .option("-t, --tags <tags>", "tags, comma-separated, repeatable (default: the server's version)", tags)
    .option("--transactions <which>", "which applies get a row: all, none, sample=1/10, slow=5ms", keptTransactions)
    .action(async ({ config, db, split, tags: given, transactions }: WatchFlags) => {
      const { watch } = await import("./watch.ts");
      const said = {
        ...(db === undefined ? {} : { db }),
        ...(split === undefined ? {} : { splitS: split / 1000 }),
        ...(given === undefined ? {} : { tags: given }),
        ...(transactions === undefined ? {} : { kept: transactions }),
      };
      ended(await watch({ config, given: said }, io));
    });
}

function splitLength(text: string): number {
  const ms = lengthOfTime(text);
  if (ms >= 1000) return ms;
  throw new InvalidArgumentError("a run lasts at least 1 s");
}
