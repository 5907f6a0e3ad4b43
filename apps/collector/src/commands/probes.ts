import { arch } from "node:os";
import type { Machine } from "@xrpl-probe/elf";
import { loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { calibrateOrNull } from "../calibration/calibrate.ts";
import type { Calibration } from "../calibration/calibration.ts";
import { defaultCostOptions } from "../calibration/cost-options.ts";
import { type ExitCode, exitCodes } from "../errors.ts";
import { explainProbing } from "../errors-explained.ts";
import { mayProbe } from "../host/capabilities.ts";
import type { Io } from "../io.ts";
import { type ListedServer, probesJson } from "../output/probes-json.ts";
import { probesLines } from "../output/probes-lines.ts";
import type { OwnProbe } from "../probes/own-probe.ts";
import { type ProbePlan, planProbes } from "../probes/plan.ts";
import { probeSets } from "../probes/probe-choice.ts";
import { chooseServer } from "../server/choose-server.ts";
import { type Executable, openExecutable, openExecutableFile } from "../server/executable.ts";
import type { ServerProcess } from "../server/server-process.ts";

export interface ProbesOptions {
  /** Pid or path; left out, the only server that runs. */
  readonly server: string | undefined;
  readonly own: readonly OwnProbe[];
  readonly debugFile: string | undefined;
  /** Whether every class of `types` is shown. */
  readonly all: boolean;
  readonly json: boolean;
}

/** Shows every probe of every set in a server: what resolves, why not, how exits are heard, what it costs here. */
export async function probes({ server, own, debugFile, all, json }: ProbesOptions, io: Io): Promise<ExitCode> {
  const isFile = server !== undefined && !/^\d+$/.test(server);
  const chosen = isFile ? null : await chooseServer(server === undefined ? {} : { pid: Number(server) });
  const exe = chosen?.exe ?? server ?? "";
  using executable = await (chosen ? openExecutable(chosen, debugFile) : openExecutableFile(exe, debugFile));
  const plan = planned(executable, own, chosen);
  const calibration = executable.elf.machine === hostMachine ? await calibrated() : null;
  const listed: ListedServer = { exe, pid: chosen?.pid ?? null, executable, plan, calibration };
  io.print(json ? `${probesJson(listed)}\n` : `${probesLines(io.terminal, listed, { all }).join("\n")}\n`);
  return exitCodes.ok;
}

function planned(executable: Executable, own: readonly OwnProbe[], server: ServerProcess | null): ProbePlan {
  try {
    return planProbes(executable, { sets: probeSets, own });
  } catch (error) {
    throw server ? explainProbing(error, server) : error;
  }
}

const hostMachine: Machine = arch() === "arm64" ? "aarch64" : "x86_64";

/** On this host; null where it may not be measured. */
async function calibrated(): Promise<Calibration | null> {
  if (!mayProbe()) return null;
  try {
    const libbpf = loadLibbpf();
    const host = hostMachine === "aarch64" ? "arm64" : "x86_64";
    const multi = await uprobeMultiWorks(libbpf);
    return await calibrateOrNull({ libbpf, arch: host, multi }, defaultCostOptions.exitMethod);
  } catch {
    return null;
  }
}
