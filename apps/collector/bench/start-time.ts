/**
 * From starting the CLI to probes attached, and what it then takes of a core and of memory at 2,000 applies/s. The floor
 * in the same run is a Node process that does nothing. Needs root.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startSim } from "@xrpl-probe/rippled-sim";
import { loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { calibrate } from "../src/calibration/calibrate.ts";

const bin = fileURLToPath(new URL("../bin/xrpl-probe.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-bench-"));
await using sim = await startSim({ rate: 2000, scale: 0.1, dependence: "0", truthPath: null, durationS: 120 });

const startMs = (): Promise<{ ms: number; end: () => Promise<void>; pid: number }> => {
  const began = performance.now();
  const args = ["record", "-p", String(sim.pid), "--db", join(folder, "bench.db")];
  const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return new Promise((resolve, reject) => {
    let text = "";
    child.once("close", () => reject(new Error(text)));
    child.stderr.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes("attached in")) return;
      const end = async () => {
        child.kill("SIGINT");
        await closed;
      };
      resolve({ ms: performance.now() - began, pid: child.pid ?? 0, end });
    });
  });
};

const floors: number[] = [];
const starts: number[] = [];
for (let i = 0; i < 7; i++) {
  const began = performance.now();
  spawnSync(process.execPath, ["-e", "0"]);
  floors.push(performance.now() - began);
  const started = await startMs();
  starts.push(started.ms);
  await started.end();
}
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
console.log(
  `start to attached   ${median(starts).toFixed(0)} ms   a bare node ${median(floors).toFixed(0)} ms   ratio ${(median(starts) / median(floors)).toFixed(1)}`,
);

// Right behind it, before the run is stored: what the server does meanwhile waits in the ring.
const libbpf = loadLibbpf();
const multi = await uprobeMultiWorks(libbpf);
const calibrations: number[] = [];
for (let i = 0; i < 7; i++) {
  const began = performance.now();
  await calibrate(libbpf, { arch: "x86_64", multi, exitMethod: "uprobe-on-ret" });
  calibrations.push(performance.now() - began);
}
console.log(`measuring costs     ${median(calibrations).toFixed(0)} ms (100)`);

const cpuTicks = (pid: number) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
};
const started = await startMs();
await sleep(3000);
const [before, began] = [cpuTicks(started.pid), performance.now()];
await sleep(15_000);
const share = ((cpuTicks(started.pid) - before) / 100 / (performance.now() - began)) * 1000;
const rss = readFileSync(`/proc/${started.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1];
console.log(
  `2,000 applies/s     ${(share * 100).toFixed(1)} % of one core   ${Math.round(Number(rss) / 1000)} MB resident`,
);
await started.end();
rmSync(folder, { recursive: true });
