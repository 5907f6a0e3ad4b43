/**
 * What the transactor probe costs the server per call, beside the floor: the same uprobes with programs that return at
 * once. CPU ns of one thread, medians of interleaved rounds; read the ratio, not the absolutes. Needs root.
 */
import { startSpin } from "@xrpl-probe/rippled-sim";
import { loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { loadPrograms } from "../src/probes/load.ts";
import { planProbes } from "../src/probes/plan.ts";
import { openExecutable } from "../src/server/executable.ts";
import { readServerProcess } from "../src/server/server-process.ts";

const rounds = 9;
/** This process calls nothing that is probed: a program that looks for it returns at once. */
const nobody = process.pid;

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

for (const version of ["1.x", "2.4", "3.2"] as const) {
  await using spin = await startSpin({ version, calls: 2000 });
  const server = readServerProcess(spin.pid);
  if (!server) throw new Error("the spinning server is gone");
  using executable = await openExecutable(server);
  const plan = planProbes(executable, { sets: ["transactor"], own: [] });
  const libbpf = loadLibbpf();
  const multi = await uprobeMultiWorks(libbpf);
  const measured = { bare: [] as number[], floor: [] as number[], ours: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    measured.bare.push(await spin.round());
    for (const [name, pid] of [
      ["floor", nobody],
      ["ours", server.pid],
    ] as const) {
      await using object = loadPrograms(libbpf, { arch: "x86_64", plan, pid, baseNs: 0n, multi }).object;
      const place = (program: string, offsets: readonly number[]) => {
        const at = { path: `/proc/${server.pid}/exe`, scope: { pid: server.pid } };
        const sites = offsets.map((offset) => ({ offset, cookie: 0 }));
        const loaded = object.program(program);
        if (multi) loaded.attachUprobeMulti({ ...at, sites });
        else for (const site of sites) loaded.attachUprobe({ ...at, ...site });
      };
      for (const slot of plan.slots) {
        place("on_exit", slot.exitOffsets);
        place("on_entry", [slot.entryOffset]);
      }
      measured[name].push(await spin.round());
    }
  }
  const [bare, floor, ours] = [median(measured.bare), median(measured.floor), median(measured.ours)];
  const cost = { floor: Math.round(floor - bare), ours: Math.round(ours - bare) };
  console.log(
    `${version}   bare ${Math.round(bare)} ns   empty programs +${cost.floor} ns   ours +${cost.ours} ns   ratio ${(cost.ours / cost.floor).toFixed(2)}`,
  );
}
