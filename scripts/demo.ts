/**
 * Two betas of the stand-in server, recorded in turn by real eBPF, then the dashboard with their comparison:
 * `npm run demo [-- --quick] [--once] [--synthetic] [--port N]`.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type SimOptions, startSim } from "@xrpl-probe/rippled-sim";
import { loadLibbpf, uprobeMultiWorks } from "libbpf-ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    once: { type: "boolean", default: false },
    synthetic: { type: "boolean", default: false },
    port: { type: "string", default: "5006" },
  },
});

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = fileURLToPath(new URL("../apps/collector/bin/xrpl-probe.js", import.meta.url));
const db = "demo.db";
const runSeconds = 30;
const runsPerBeta = values.quick ? 1 : 3;

interface Beta {
  readonly tag: "1.4.0-b4" | "1.4.0-b5";
  readonly commit: string;
  readonly changes: Pick<SimOptions, "slow" | "mix">;
}

/** The second beta has slower payments, and more of them find no path: the comparison shows both and tells them apart. */
const betas: readonly Beta[] = [
  { tag: "1.4.0-b4", commit: "6bccf8c9fe0eedc44a88d8c1c799064e302953cb", changes: {} },
  {
    tag: "1.4.0-b5",
    commit: "d5512f1c07b6a2b1e9a6e0d24a9b3f0c8e7d6a51",
    changes: {
      slow: [{ type: "Payment", factor: 1.25 }],
      mix: [{ type: "Payment", code: "tecPATH_DRY", factor: 1.4 }],
    },
  },
];

function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, stdio: "inherit" });
  return new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
}

async function record(beta: Beta, seed: number): Promise<number> {
  await using sim = await startSim({
    version: beta.tag,
    seed,
    truthPath: null,
    durationS: runSeconds + 60,
    ledgerS: 1.3,
    ...beta.changes,
  });
  const labels = ["-t", beta.tag, "-c", beta.commit, "--note", "demo: stand-in server"];
  return await run(["record", "-p", String(sim.pid), "-d", String(runSeconds), "--db", db, ...labels]);
}

function writeSynthetic(beta: Beta, seed: number): Promise<number> {
  const factors = (flag: string, list: SimOptions["slow"] = []) =>
    list.flatMap(({ type, code, factor }) => [flag, `${type}${code === undefined ? "" : `:${code}`}=${factor}`]);
  const changes = [...factors("--slow", beta.changes.slow), ...factors("--mix", beta.changes.mix)];
  const length = ["-d", String(runSeconds), "--seed", String(seed)];
  return run(["synthetic", "-t", beta.tag, "--db", db, ...length, ...changes]);
}

/** Null where probes can be placed; else why not. */
async function whyNoProbing(): Promise<string | null> {
  if (process.platform !== "linux") return "eBPF needs Linux";
  if (process.getuid?.() !== 0) return "placing probes needs root";
  try {
    await uprobeMultiWorks(loadLibbpf());
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function recordAll(): Promise<void> {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${root}/${db}${suffix}`, { force: true });
  const total = runsPerBeta * betas.length;
  let number = 0;
  for (let round = 1; round <= runsPerBeta; round++) {
    for (const beta of betas) {
      number++;
      console.log(`\n— run ${number} of ${total}: ${beta.tag}, ${runSeconds} s —`);
      const seed = 100 * round + betas.indexOf(beta);
      const code = values.synthetic ? await writeSynthetic(beta, seed) : await record(beta, seed);
      if (code !== 0) throw new Error(`run ${number} failed`);
    }
  }
}

async function serve(): Promise<number> {
  const [base, head] = betas;
  const page = `http://127.0.0.1:${values.port}/compare?base=${base?.tag}&head=${head?.tag}`;
  const server = spawn(process.execPath, [cli, "serve", "--db", db, "--port", values.port], {
    cwd: root,
    stdio: "inherit",
  });
  const ended = new Promise<number>((resolve) => server.once("close", (code) => resolve(code ?? 0)));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill("SIGTERM"));
  const answered = await Promise.race([answers(page), ended.then(() => false)]);
  if (!answered) {
    server.kill("SIGTERM");
    await ended;
    return 1;
  }
  console.log(`\n✓ the comparison: ${page}\n`);
  if (values.once) server.kill("SIGTERM");
  else console.log("  Ctrl-C ends the dashboard.");
  return await ended;
}

async function answers(url: string): Promise<boolean> {
  const deadlineMs = Date.now() + 60_000;
  while (Date.now() < deadlineMs) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return (await response.text()).includes("1.4.0-b5");
    if (response) throw new Error(`${url} answered ${response.status}`);
    await sleep(200);
  }
  return false;
}

const reason = values.synthetic ? null : await whyNoProbing();
if (reason !== null) {
  console.error(`\nThe demo records by eBPF, which is not possible here: ${reason}`);
  console.error("  do     sudo npm run demo");
  console.error("  or     npm run demo -- --synthetic      the same pages from made-up runs, marked synthetic");
  process.exitCode = 5;
} else {
  await recordAll();
  process.exitCode = await serve();
}
