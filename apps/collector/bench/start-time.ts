/**
 * From starting the CLI to probes attached, for the stand-in as it is and in a file as large as a server's, and what a
 * recording then takes of a core and of memory at 2,000 applies/s. The floor in the same run is a Node process that does
 * nothing. Needs root; figures in parentheses are what is to be kept.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { buildLargeSim, startSim } from "@xrpl-probe/rippled-sim";
import { loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { calibrate } from "../src/calibration/calibrate.ts";
import { median, startRecording } from "./recording.ts";

const rounds = 7;
const load = { rate: 2000, scale: 0.1, dependence: "0", truthPath: null } as const;
await using sim = await startSim(load);

const floor = () => {
  const began = performance.now();
  spawnSync(process.execPath, ["-e", "0"]);
  return performance.now() - began;
};

async function measureStart(name: string, server: { readonly pid: number; readonly exe: string }): Promise<void> {
  const [floors, starts]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i++) {
    floors.push(floor());
    const recording = await startRecording(server.pid);
    starts.push(recording.attachedMs);
    await recording.end();
  }
  const size = `${(statSync(server.exe).size / 1e6).toPrecision(3)} MB`;
  const [start, bare] = [median(starts), median(floors)].map((ms) => ms.toFixed(0));
  const ratio = (median(starts) / median(floors)).toFixed(1);
  console.log(`${name.padEnd(19)} ${start} ms of ${size} (500)   a bare node ${bare} ms   ratio ${ratio}`);
}

await measureStart("start to attached", sim);
{
  await using large = await startSim({ ...load, exe: buildLargeSim() });
  await measureStart("in a large file", large);
}

// Right behind it, before the run is stored: what the server does meanwhile waits in the ring.
const libbpf = loadLibbpf();
const multi = await uprobeMultiWorks(libbpf);
const calibrations: number[] = [];
for (let i = 0; i < rounds; i++) {
  const began = performance.now();
  await calibrate(libbpf, { arch: "x86_64", multi, exitMethod: "uprobe-on-ret" });
  calibrations.push(performance.now() - began);
}
console.log(`measuring costs     ${median(calibrations).toFixed(0)} ms (100)`);

const cpuTicks = (pid: number) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
};
const { pid, end } = await startRecording(sim.pid);
await sleep(3000);
const [before, began] = [cpuTicks(pid), performance.now()];
await sleep(15_000);
const share = ((cpuTicks(pid) - before) / 100 / (performance.now() - began)) * 1000;
const rss = readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1];
console.log(
  `2,000 applies/s     ${(share * 100).toFixed(1)} % of one core   ${Math.round(Number(rss) / 1000)} MB resident`,
);
await end();
