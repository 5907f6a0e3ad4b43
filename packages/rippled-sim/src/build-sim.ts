import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { type CompileStep, compilePlan, tablesPath } from "./compile-plan.ts";
import { cppTables } from "./cpp-tables.ts";
import { allFlavours } from "./flavours.ts";
import { packageDir } from "./paths.ts";
import { SimError } from "./sim-error.ts";
import { loadWorkload } from "./workload.ts";

const run = promisify(execFile);
const parallel = 2;

/** Compiles what is missing or older than its sources, and returns how many files that were. Safe to call from two processes at once. */
export async function buildSim(): Promise<{ compiled: number }> {
  for (const flavour of allFlavours()) {
    writeIfChanged(tablesPath(packageDir, flavour), cppTables(loadWorkload(flavour)));
  }
  const { objects, executables } = compilePlan(packageDir);
  return { compiled: (await makeAll(objects)) + (await makeAll(executables)) };
}

async function makeAll(steps: readonly CompileStep[]): Promise<number> {
  const stale = steps.filter((step) => !isFresh(step));
  const waiting = [...stale];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await make(step);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return stale.length;
}

/** Written beside and moved into place, so that nobody ever starts half a file. */
async function make(step: CompileStep): Promise<void> {
  const { output, args } = step;
  const beside = `${output}.${process.pid}`;
  mkdirSync(dirname(output), { recursive: true });
  try {
    await run("g++", [...args, "-MF", `${beside}.d`, "-o", beside]);
  } catch (error) {
    throw explained(output, error);
  }
  if (existsSync(`${beside}.d`)) renameSync(`${beside}.d`, `${output}.d`);
  renameSync(beside, output);
  writeFileSync(`${output}.args`, recordOf(step));
}

function isFresh(step: CompileStep): boolean {
  const { output } = step;
  if (!existsSync(output) || !existsSync(`${output}.args`)) return false;
  if (readFileSync(`${output}.args`, "utf8") !== recordOf(step)) return false;
  const madeMs = statSync(output).mtimeMs;
  return inputsOf(step).every((input) => existsSync(input) && statSync(input).mtimeMs <= madeMs);
}

/** What g++ wrote down as read (`-MMD`), and the objects among the arguments. */
function inputsOf({ output, args }: CompileStep): string[] {
  const listed = existsSync(`${output}.d`) ? readFileSync(`${output}.d`, "utf8") : "";
  const headers = listed.replace(/^[^:]*:/, "").split(/[\s\\]+/);
  return [...headers, ...args.filter((arg) => arg.endsWith(".o"))].filter((input) => input !== "");
}

function recordOf({ args }: CompileStep): string {
  return args.join("\n");
}

function writeIfChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function explained(output: string, error: unknown): SimError {
  const { code, stderr } = error as { code?: unknown; stderr?: string };
  if (code === "ENOENT") {
    return new SimError(
      "no-compiler",
      "cannot build the stand-in server: g++ is missing",
      "run `npm run setup`, or apt-get install g++",
      error,
    );
  }
  const what = `g++ could not make ${output}:\n${stderr ?? error}`;
  const hint = stderr?.includes("sys/sdt.h") ? "run `npm run setup`, or apt-get install systemtap-sdt-dev" : "";
  return new SimError("compile-failed", what, hint, error);
}
