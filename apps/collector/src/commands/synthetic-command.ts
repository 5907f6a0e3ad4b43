import { createHash } from "node:crypto";
import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import { exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { paint, sign } from "../output/terminal.ts";
import { shortId } from "../short-id.ts";
import { durationSeconds, type Factor, factor, positiveInteger } from "./option-parsers.ts";

interface SyntheticFlags {
  tag: string;
  duration: number;
  rate: number;
  seed: number;
  slow?: Factor[];
  mix?: Factor[];
  db: string;
}

/** For looking at the dashboard where nothing can be probed. Its runs say everywhere that they are synthetic. */
export function syntheticCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("synthetic")
    .summary("write a made-up run, to look at the dashboard without probing")
    .description(
      "Writes a run of the stand-in server's workload that no server ran. It is marked synthetic everywhere.",
    )
    .requiredOption("-t, --tag <version>", "the run's version tag")
    .option("-d, --duration <seconds>", "length of the run", durationSeconds, 30)
    .option("--rate <n>", "applies per second", positiveInteger, 200)
    .option("--seed <n>", "seed: the same one gives the same run", positiveInteger, 1)
    .option("--slow <type[:code]=factor>", "factor on the durations of a type or code, repeatable", factor)
    .option("--mix <type[:code]=factor>", "factor on the share of a type or code, repeatable", factor)
    .option("--db <path>", "the database to write into", "./probes.db")
    .action(async ({ db, tag, duration, ...workload }: SyntheticFlags) => {
      const { writeSyntheticRun } = await import("../synthetic/write-synthetic-run.ts");
      const startedMs = Date.now() - duration * 1000;
      const commit = createHash("sha1").update(`synthetic ${tag}`).digest("hex");
      const id = writeSyntheticRun({ db, tag, commit, startedMs, workload: { ...workload, durationS: duration } });
      io.print(
        `${paint(io.terminal, "green", sign(io.terminal, "ok"))} wrote synthetic run ${shortId(id)} of ${tag} into ${db}\n`,
      );
      ended(exitCodes.ok);
    });
}
