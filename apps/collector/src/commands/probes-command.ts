import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { type OwnProbeFlags, ownProbe, ownProbesOf, paths } from "./probe-parsers.ts";

interface ProbesFlags extends OwnProbeFlags {
  all?: boolean;
  debugFile?: string;
  json?: boolean;
}

export function probesCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("probes")
    .summary("show what can be probed in a server, and what each probe costs")
    .description(
      "Reads a server's executable, of a process or as a file, and plans every set. It places nothing in it.",
    )
    .argument("[server]", "pid or executable (default: the only rippled or xrpld that runs)")
    .option("--all", "every class of the set types")
    .option("--probe <name=function>", "an own probe to try, repeatable: name=function, or name=entry..exit", ownProbe)
    .option("--probe-file <path>", "own probes from a YAML file, repeatable", paths)
    .option("--debug-file <path>", "where the server's symbols are (default: by build-id and .gnu_debuglink)")
    .option("--json", "print the plan as JSON")
    .action(async (server: string | undefined, flags: ProbesFlags) => {
      const { probes } = await import("./probes.ts");
      const own = await ownProbesOf(flags);
      const { all = false, json = false, debugFile } = flags;
      ended(await probes({ server, own, debugFile, all, json }, io));
    });
}
