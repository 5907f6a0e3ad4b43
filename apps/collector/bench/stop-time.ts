/**
 * From Ctrl-C to the end of the process, for every set of probes, all of them, and the options that change how they are
 * placed or counted, at 700 applies a second: at most 1,000 ms where the kernel has uprobe_multi. A first argument is
 * how long each recording lasts, in seconds. Needs root.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { startSim } from "@xrpl-probe/rippled-sim";
import { probeSets } from "../src/probes/probe-choice.ts";
import { median, startRecording } from "./recording.ts";

const seconds = Number(process.argv[2] ?? 3);
const rounds = 3;

const optional = probeSets.filter((set) => set !== "transactor");
const sets = (...names: readonly string[]) => names.flatMap((name) => ["--probes", name]);
const all = sets(...optional);
const cases: readonly (readonly [name: string, args: readonly string[]])[] = [
  ["transactor", []],
  ...optional.map((set) => [set, sets(set)] as const),
  ["all sets", all],
  ["all, --max-overhead 1%", [...all, "--max-overhead", "1%"]],
  ["all, --max-overhead 100%", [...all, "--max-overhead", "100%"]],
  [
    "all, three with --aggregate",
    [...all, ...["preflight", "preclaim", "do_apply"].flatMap((name) => ["--aggregate", name])],
  ],
  ["all, --transactions none", [...all, "--transactions", "none"]],
];

await using sim = await startSim({ rate: 700, scale: 0.2, truthPath: null });
console.log(`ms from Ctrl-C to the end, recordings of ${seconds} s   median  longest`);
for (const [name, args] of cases) {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const recording = await startRecording(sim.pid, args);
    await sleep(seconds * 1000);
    times.push(await recording.end());
  }
  const cells = [median(times), Math.max(...times)].map((ms) => ms.toFixed(0).padStart(8));
  console.log(`${name.padEnd(48)}${cells.join(" ")}`);
}
