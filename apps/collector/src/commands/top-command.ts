import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { positiveInteger } from "./option-parsers.ts";

interface TopFlags {
  pid?: number;
  exe?: string;
  interval: number;
  count?: number;
  json: boolean;
}

export function topCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("top")
    .summary("watch what a server is busy with, live")
    .description(
      "Shows applies by type and code as they happen, like top(1): rate, quantiles, share of the time. Stores nothing. Without a terminal it prints a table per interval.",
    )
    .option("-p, --pid <pid>", "the server's process (default: the only rippled or xrpld that runs)", positiveInteger)
    .option("-e, --exe <path>", "its executable (default: the one that the process runs)")
    .option("--interval <seconds>", "time between two pictures", positiveInteger, 1)
    .option("-n, --count <pictures>", "end after so many (default: when it is told to)", positiveInteger)
    .option("--json", "a JSON object per interval, without a screen", false)
    .action(async ({ pid, exe, interval, count, json }: TopFlags) => {
      const { top } = await import("./top.ts");
      ended(await top({ pid, exe, intervalS: interval, count: count ?? null, json }, io));
    });
}
