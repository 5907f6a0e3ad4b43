import { startSpin } from "@xrpl-probe/rippled-sim";
import { loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { loadPrograms } from "../probes/load.ts";
import { planProbes } from "../probes/plan.ts";
import { openExecutable } from "../server/executable.ts";
import { readServerProcess } from "../server/server-process.ts";

const rounds = 5;
/** This process calls nothing that is probed: a program that looks for it returns at once, and the trap is left. */
const nobody = process.pid;

/**
 * What one emulated uprobe costs on this machine with a program that does nothing, ns of CPU. A span holds the way out
 * of one trap and the way into the next: about this much is the floor of its bias.
 */
export async function trapCostNs(): Promise<number> {
  await using spin = await startSpin({ version: "2.4", calls: 2000 });
  const server = readServerProcess(spin.pid);
  if (!server) throw new Error("the spinning process is gone");
  using executable = await openExecutable(server);
  const plan = planProbes(executable, { sets: ["transactor"], own: [] });
  const [slot] = plan.slots;
  const libbpf = loadLibbpf();
  const multi = await uprobeMultiWorks(libbpf);
  await using object = loadPrograms(libbpf, { arch: "x86_64", plan, pid: nobody, baseNs: 0n, multi }).object;
  const bare = await median(() => spin.round());
  const site = { offset: slot?.entryOffset ?? 0, cookie: 0 };
  const at = { path: `/proc/${server.pid}/exe`, scope: { pid: server.pid } };
  const program = object.program("on_apply");
  await using _link = multi
    ? program.attachUprobeMulti({ ...at, sites: [site] })
    : program.attachUprobe({ ...at, ...site });
  return (await median(() => spin.round())) - bare;
}

async function median(measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let i = 0; i < rounds; i++) values.push(await measure());
  return values.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}
