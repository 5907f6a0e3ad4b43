import { Command, Option } from "commander";
import { defaultCostOptions } from "../calibration/cost-options.ts";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import type { ExitMethod } from "../probes/place.ts";
import { type ProbeSet, probeSets } from "../probes/probe-choice.ts";
import type { KeptTransactions } from "../recording/kept-transactions.ts";
import { exitMethod, names, share } from "./cost-parsers.ts";
import { dbPathOption } from "./db-path-option.ts";
import {
  durationSeconds,
  httpUrl,
  keptTransactions,
  positiveInteger,
  tags,
  timesliceSeconds,
} from "./option-parsers.ts";
import { type OwnProbeFlags, ownProbe, ownProbesOf, paths, probeSet } from "./probe-parsers.ts";

interface RecordFlags extends OwnProbeFlags {
  pid?: number;
  exe?: string;
  timeslice?: number;
  duration?: number;
  commit?: string;
  rpc?: URL;
  tags?: string[];
  note?: string;
  db: string;
  probes?: ProbeSet[];
  debugFile?: string;
  transactions: KeptTransactions;
  maxOverhead?: number;
  aggregate?: string[];
  exit: ExitMethod;
  json?: boolean;
}

export function recordCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("record")
    .summary("record one run of a running server")
    .description(
      "Records one run of a running server: a row and a span of every applied transaction, until -d or Ctrl-C.",
    )
    .option("-p, --pid <pid>", "the server's process (default: the only rippled or xrpld that runs)", positiveInteger)
    .option("-e, --exe <path>", "its executable (default: the one that the process runs)")
    .option(
      "-s, --timeslice <length>",
      "length of a slice, in seconds or as 1min (default: 1 for the first 300 s, then 10)",
      timesliceSeconds,
    )
    .option(
      "-d, --duration <length>",
      "length of the run, in seconds or as 5min, 1h (default: until Ctrl-C)",
      durationSeconds,
    )
    .option("-c, --commit <hash>", "the server's commit (default: from the executable, or from git beside it)")
    .option("--rpc <url>", "ask the server's admin port for commit and state: http://127.0.0.1:5005", httpUrl)
    .option("-t, --tags <tags>", "tags, comma-separated, repeatable (default: the server's version)", tags)
    .option("--note <text>", "a remark that stays with the run")
    .addOption(dbPathOption("the database to write into"))
    .addOption(
      new Option("--probes <set>", "probes beside transactor, repeatable")
        .choices(probeSets.filter((set) => set !== "transactor"))
        .argParser(probeSet),
    )
    .option("--probe <name=function>", "an own probe, repeatable: name=function, or name=entry..exit", ownProbe)
    .option("--probe-file <path>", "own probes from a YAML file, repeatable", paths)
    .option("--debug-file <path>", "where the server's symbols are (default: by build-id and .gnu_debuglink)")
    .addOption(
      new Option(
        "--transactions <which>",
        "which applies get a row: all, none, sample=1/10, slow=5ms; histograms hold every one",
      )
        .argParser(keptTransactions)
        .default({ kind: "all" }, "all"),
    )
    .option("--max-overhead <share>", "take the costliest optional probes away above this share of one core: 1%", share)
    .option("--aggregate <probe>", "count this probe's calls in the kernel, repeatable: spares ring and disk", names)
    .addOption(
      new Option("--exit <method>", "uretprobe kills the server when a C++ exception passes through a probed function")
        .choices(["ret", "uretprobe"])
        .argParser(exitMethod)
        .default(defaultCostOptions.exitMethod, "ret"),
    )
    .option("--json", "print the result as JSON")
    .action(async (flags: RecordFlags) => {
      // Each command's code is loaded when it is called: a recording starts without what imports need.
      const { record } = await import("./record.ts");
      const { timeslice, duration, json, ...rest } = flags;
      ended(
        await record(
          {
            pid: rest.pid,
            exe: rest.exe,
            commit: rest.commit,
            rpc: rest.rpc,
            note: rest.note,
            db: rest.db,
            tags: rest.tags ?? [],
            probes: rest.probes ?? ["transactor"],
            ownProbes: await ownProbesOf(rest),
            debugFile: rest.debugFile,
            timesliceS: timeslice ?? null,
            durationS: duration ?? null,
            splitS: null,
            kept: rest.transactions,
            costs: {
              exitMethod: rest.exit,
              maxOverhead: rest.maxOverhead ?? null,
              aggregate: rest.aggregate ?? [],
            },
            json: json ?? false,
          },
          io,
        ),
      );
    });
}
