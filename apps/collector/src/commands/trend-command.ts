import { Command, Option } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";
import { repeated, statisticOption, timeMs } from "./judge-parsers.ts";
import type { TrendFlags } from "./trend.ts";

export function trendCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("trend")
    .summary("show how latency moved from version to version")
    .description(
      "Shows every version of the database in order, with the places where latency changed. Needs 6 versions; the last " +
        "two are provisional.",
    )
    .addOption(dbPathOption("the database to read"))
    .option("--probe <name>", "the probe to follow (default: transactor)")
    .option("--type <name>", "list only this transaction type, repeatable", repeated)
    .option("--code <name>", "list only this return code, repeatable", repeated)
    .option("--statistic <name>", "list only p50, p90, p99, p99.9 or mean", statisticOption)
    .option("--reference <version>", "compare all with this version (default: the last release before the newest)")
    .option("--as-of <time>", "leave out runs that had not ended by then, such as 2026-11-21T14:42", timeMs)
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
    .addOption(new Option("--json", "the same as --format json").implies({ format: "json" }))
    .option("--all", "print every series, not only those that say something", false)
    .action(async (flags: TrendFlags) => {
      const { trend } = await import("./trend.ts");
      ended(trend(flags, io));
    });
}
