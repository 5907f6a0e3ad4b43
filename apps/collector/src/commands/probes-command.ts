import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import type { OwnProbe } from "../probes/own-probe.ts";
import { ownProbe, probeFile } from "./probe-parsers.ts";

interface ProbesFlags {
  all?: boolean;
  debugFile?: string;
  probe?: OwnProbe[];
  probeFile?: OwnProbe[];
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
    .option("--probe-file <path>", "own probes from a YAML file, repeatable", probeFile)
    .option("--debug-file <path>", "where the server's symbols are (default: by build-id and .gnu_debuglink)")
    .option("--json", "print the plan as JSON")
    .action(async (server: string | undefined, flags: ProbesFlags) => {
      const { probes } = await import("./probes.ts");
      const own = [...(flags.probe ?? []), ...(flags.probeFile ?? [])];
      const { all = false, json = false, debugFile } = flags;
      ended(await probes({ server, own, debugFile, all, json }, io));
    });
}
