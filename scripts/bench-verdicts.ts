/**
 * Verdicts on the stand-in by real probes, as root: `npm run bench:verdicts [-- --seconds 60 --runs 5 --aa 20 --only NAME]`.
 * Each scenario records base and head in turn, a fresh process each, and prints the verdict beside what is expected; last
 * comes the same build again and again. 92 recordings by default, an hour and three quarters; `--seconds 30 --runs 3
 * --aa 8` takes half an hour. Nothing else should run on the machine: waiting for a core is a tail of its own, which
 * leaves the doubled one inconclusive.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openDatabase } from "@xrpl-probe/db";
import { compareSides, loadRuns } from "@xrpl-probe/report";
import { type SimOptions, startSim } from "@xrpl-probe/rippled-sim";
import { regressions, type Scenario, scenarios } from "./verdict-scenarios.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    runs: { type: "string", default: "5" },
    aa: { type: "string", default: "20" },
    only: { type: "string", default: "" },
  },
});
const [seconds, runsPerSide, pairs] = [values.seconds, values.runs, values.aa].map(Number) as [number, number, number];
const cli = fileURLToPath(new URL("../apps/collector/bin/xrpl-probe.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-verdicts-"));
const [BASE, HEAD] = ["1.4.0-b4", "1.4.0-b5"] as const;

/** One recording of a fresh server. */
async function record(db: string, tag: typeof BASE | typeof HEAD, options: SimOptions): Promise<void> {
  await using sim = await startSim({ version: tag, rate: 200, runNoise: 0.01, truthPath: null, ...options });
  const args = ["record", "-p", String(sim.pid), "-d", String(seconds), "-t", tag, "--db", db];
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

function told(ok: boolean, name: string, expected: string, found: string): boolean {
  console.log(`${ok ? "✓" : "✗"} ${name}\n    expected  ${expected}\n    found     ${found}`);
  return ok;
}

async function play({ name, head, dependence, single, expected, holds }: Scenario): Promise<boolean> {
  const db = join(folder, `${name.replaceAll(/\W+/g, "-")}.db`);
  const runs = single ? 1 : runsPerSide;
  for (let run = 0; run < runs; run++) {
    await record(db, BASE, { seed: 2 * run + 1, dependence });
    await record(db, HEAD, { seed: 2 * run + 2, dependence, ...head });
  }
  using database = openDatabase(db, { readonly: true });
  const report = compareSides(database, { base: BASE, head: HEAD, nowMs: Date.now() });
  const title = `${name}: ${runs} + ${runs} runs of ${seconds} s`;
  return told(holds(report), title, expected, report.verdict.text);
}

/** Pairs of runs of one build, none in two of them, each judged by the noise of the runs before. */
async function playSameBuild(): Promise<boolean> {
  const db = join(folder, "again-and-again.db");
  for (let run = 0; run < 2 * pairs; run++) await record(db, BASE, { seed: 1000 + run, dependence: "0" });
  using database = openDatabase(db, { readonly: true });
  const refs = loadRuns(database, { nowMs: Date.now() })
    .map(({ ref }) => ref)
    .reverse();
  const rang = Array.from({ length: pairs }, (_, i) => {
    const [base = "", head = ""] = refs.slice(2 * i, 2 * i + 2);
    const report = compareSides(database, { base, head, nowMs: Date.now(), allowSingle: true });
    return regressions(report).length > 0 ? report.verdict.text : null;
  }).filter((text) => text !== null);
  const title = `the same build ${pairs} times over: ${2 * pairs} runs of ${seconds} s`;
  const found = rang.length === 0 ? "none" : `${rang.length}: ${rang.join("; ")}`;
  return told(rang.length <= 1, title, "at most 1 false regression", found);
}

let failed = false;
for (const scenario of scenarios.filter(({ name }) => name.includes(values.only))) {
  failed = !(await play(scenario)) || failed;
}
if (pairs > 0 && "the same build again and again".includes(values.only)) failed = !(await playSameBuild()) || failed;
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
