/**
 * What a recording takes at 10,000 applies a second, 60 s long, every apply with a row: lost must be 0, and all threads of
 * the collector together at most 25 % of one core. A first argument is another length in seconds. Needs root.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startSim } from "@xrpl-probe/rippled-sim";

const seconds = Number(process.argv[2] ?? 60);
const bin = fileURLToPath(new URL("../bin/xrpl-probe.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-bench-"));
await using sim = await startSim({ rate: 10_000, scale: 0.01, dependence: "0", truthPath: null });

const args = ["record", "-p", String(sim.pid), "-d", String(seconds), "--db", join(folder, "bench.db"), "--json"];
const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
const text = { out: "", err: "" };
child.stdout.on("data", (chunk: Buffer) => {
  text.out += chunk.toString();
});
child.stderr.on("data", (chunk: Buffer) => {
  text.err += chunk.toString();
});
const closed = new Promise<number | null>((resolve) => child.once("close", resolve));

/** CPU seconds of every thread that lives, in USER_HZ. */
const cpuS = () =>
  readdirSync(`/proc/${child.pid}/task`).reduce((sum, thread) => {
    const fields = readFileSync(`/proc/${child.pid}/task/${thread}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) / 100;
  }, 0);
const residentMb = () => Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1]) / 1000;

while (!text.err.includes("attached")) {
  if (child.exitCode !== null) throw new Error(text.err);
  await sleep(50);
}
// What the start took is no part of what a recording takes.
await sleep(1000);
const before = { cpuS: cpuS(), ms: performance.now(), mb: residentMb() };
await sleep((seconds - 3) * 1000);
const share = ((cpuS() - before.cpuS) / (performance.now() - before.ms)) * 1000;
const mb = residentMb();
await closed;
rmSync(folder, { recursive: true });

interface Result {
  readonly lost: number;
  readonly attachedNs: number;
  readonly detachedNs: number;
  readonly ringHigh: number;
  readonly probes: readonly { readonly spans: number }[];
}
const result = JSON.parse(text.out) as Result;
const spans = result.probes[0]?.spans ?? 0;
const perS = spans / ((result.detachedNs - result.attachedNs) / 1e9);
console.log(
  `${spans} applies, ${perS.toFixed(0)}/s   lost ${result.lost} (0)   ring ${(result.ringHigh * 100).toFixed(1)} % full`,
);
console.log(
  `${(share * 100).toFixed(1)} % of one core (25 %)   ${before.mb.toFixed(0)} to ${mb.toFixed(0)} MB resident`,
);
