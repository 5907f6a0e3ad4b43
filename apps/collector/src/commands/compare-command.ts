import { Command, Option } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import type { CompareFlags } from "./compare.ts";
import { dbPathOption } from "./db-path-option.ts";
import { percentages, timeMs } from "./judge-parsers.ts";
import { positiveInteger } from "./option-parsers.ts";

export function compareCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("compare")
    .summary("judge whether one side is slower than another")
    .description(
      "Judges head against base. A side is a tag, a run's id, commit:HASH, or several of them with commas. " +
        "Exit codes: 0 the gate passes, 1 a regression, 3 not enough data, 4 not comparable.",
    )
    .argument("<base>", "the side before, such as 1.4.0-b4")
    .argument("<head>", "the side after, such as 1.4.0-b5")
    .addOption(dbPathOption("the database to read"))
    .option("--probe <name>", "list only rows of this probe")
    .option("--type <name>", "list only rows of this transaction type")
    .option("--code <name>", "list only rows of this return code")
    .option(
      "--threshold <percent>",
      "smallest change worth a verdict, such as p50=3%,p99=5%, repeatable (default: p50, p90, mean 3%, p99 5%, p99.9 10%)",
      percentages,
    )
    .option(
      "--limit <percent>",
      "largest slowdown that may stay unexcluded, such as p50=5%, repeatable (default: p50, p90, mean 5%, p99 10%, p99.9 20%)",
      percentages,
    )
    .option("--min-runs <n>", "runs per side that the gate asks for (default: 3)", positiveInteger)
    .option("--allow-single", "judge single runs as if the noise between runs were known")
    .addOption(new Option("--fail-on <what>", "let shifted return codes fail the gate as well").choices(["codes"]))
    .option("--as-of <time>", "leave out runs that had not ended by then, such as 2026-11-21T14:42", timeMs)
    .addOption(
      new Option("--format <format>", "how to print it").choices(["text", "md", "json", "junit"]).default("text"),
    )
    .addOption(new Option("--json", "the same as --format json").implies({ format: "json" }))
    .option("--all", "print every row, not only those that moved", false)
    .action(async (base: string, head: string, flags: Omit<CompareFlags, "base" | "head">) => {
      const { compare } = await import("./compare.ts");
      ended(compare({ ...flags, base, head }, io));
    });
}
