import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";
import { durationSeconds, type Factor, factor, positiveInteger, tagName } from "./option-parsers.ts";

interface SyntheticFlags {
  tag: string;
  duration: number;
  rate: number;
  seed: number;
  slow?: Factor[];
  mix?: Factor[];
  db: string;
}

export function syntheticCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("synthetic")
    .summary("write a made-up run, to look at the dashboard without probing")
    .description(
      "Writes a run of the stand-in server's workload that no server ran. It is marked synthetic everywhere.",
    )
    .requiredOption("-t, --tag <version>", "the run's version tag", tagName)
    .option("-d, --duration <length>", "length of the run, in seconds or as 5min", durationSeconds, 30)
    .option("--rate <n>", "applies per second", positiveInteger, 200)
    .option("--seed <n>", "seed: the same one gives the same run", positiveInteger, 1)
    .option("--slow <type[:code]=factor>", "factor on the durations of a type or code, repeatable", factor)
    .option("--mix <type[:code]=factor>", "factor on the share of a type or code, repeatable", factor)
    .addOption(dbPathOption("the database to write into"))
    .action(async ({ duration, ...flags }: SyntheticFlags) => {
      const { synthetic } = await import("./synthetic.ts");
      ended(synthetic({ ...flags, durationS: duration }, io));
    });
}
