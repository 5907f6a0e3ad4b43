import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { planProbes } from "../probes/plan.ts";
import type { ProbeChoice } from "../probes/probe-choice.ts";
import { openExecutable } from "../server/executable.ts";
import { readServerProcess } from "../server/server-process.ts";

const predecessor: ProbeChoice = { sets: ["predecessor"], own: [] };

/** How many of the places that would be probed hold a trap now: their byte in memory differs from the file's. */
export async function trapsIn(pid: number, choice: ProbeChoice = predecessor): Promise<number> {
  const server = readServerProcess(pid);
  if (!server) throw new Error(`process ${pid} is gone`);
  using executable = await openExecutable(server);
  const { slots } = planProbes(executable, choice);
  const offsets = slots.flatMap(({ entryOffset, exitOffsets }) => [entryOffset, ...exitOffsets]);
  const file = readFileSync(`/proc/${pid}/exe`);
  const memory = openSync(`/proc/${pid}/mem`, "r");
  try {
    return offsets.filter((offset) => byteInMemory(memory, pid, offset) !== file[offset]).length;
  } finally {
    closeSync(memory);
  }
}

function byteInMemory(memory: number, pid: number, offset: number): number | undefined {
  for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
    const [, from, to, permissions, start] = line.match(/^([0-9a-f]+)-([0-9a-f]+) (\S+) ([0-9a-f]+)/) ?? [];
    if (!from || !to || !start || !permissions?.includes("x")) continue;
    const [fromAddress, fileStart] = [Number.parseInt(from, 16), Number.parseInt(start, 16)];
    const size = Number.parseInt(to, 16) - fromAddress;
    if (!/rippled|xrpld/.test(line) || offset < fileStart || offset >= fileStart + size) continue;
    const byte = new Uint8Array(1);
    readSync(memory, byte, 0, 1, fromAddress + offset - fileStart);
    return byte[0];
  }
  return undefined;
}
