/**
 * What the programs cost the server per call, by how a call is heard: beside programs that do nothing (the floor of that
 * method), beside the plainest latency histogram, which reads nothing of the server, and, where bcc is installed, beside
 * the predecessor's programs, which have a floor of their own. CPU ns of one thread, medians of interleaved rounds; read
 * the columns that end in -e (less the empty ones) and the ratios, not the absolutes, which are the machine's. Needs root
 * and clang.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codeSource, txSource } from "@xrpl-probe/bpf";
import { startSpin } from "@xrpl-probe/rippled-sim";
import { type Libbpf, type LoadedObject, loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { planCalibration } from "../src/calibration/calibration-plan.ts";
import { loadTarget } from "../src/calibration/target.ts";
import { loadPrograms } from "../src/probes/load.ts";
import { type ExitMethod, returnPopped } from "../src/probes/place.ts";
import { type PlannedSlot, planProbes } from "../src/probes/plan.ts";
import { noUsdt, type UsdtPlan } from "../src/probes/plan-usdt.ts";
import { openExecutable } from "../src/server/executable.ts";
import { readServerProcess } from "../src/server/server-process.ts";
import { startPredecessor } from "./predecessor.ts";

const rounds = 15;
const calls = 400;
const usdt = { provider: "transactor", name: "transactor_exit" } as const;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-bench-"));
const plainObject = join(folder, "plain.o");
const source = fileURLToPath(new URL("plain.bpf.c", import.meta.url));
const include = execFileSync("gcc", ["-print-multiarch"], { encoding: "utf8" }).trim();
const headers = [`-I/usr/include/${include}`, `-I${fileURLToPath(new URL("../../../bpf", import.meta.url))}`];
const flags = ["--target=bpf", "-g", "-O2", "-D__TARGET_ARCH_x86", ...headers];
execFileSync("clang", [...flags, "-c", source, "-o", plainObject]);

const libbpf = loadLibbpf();
const multi = await uprobeMultiWorks(libbpf);

/** A process and what it calls. */
interface Subject {
  readonly pid: number;
  readonly path: string;
  readonly slot: PlannedSlot;
  /** The server's own probes that are heard as well. */
  readonly usdt: UsdtPlan;
  round(): Promise<number> | number;
}

const predecessor = startPredecessor();

type Programs = "empty" | "plain" | "ours";
type Kind = Programs | "bcc empty" | "bcc full";
const kinds: readonly Kind[] = ["empty", "plain", "ours", ...(predecessor ? (["bcc empty", "bcc full"] as const) : [])];

/** Places programs around the subject's call; gives what ends them. */
function place(subject: Subject, programs: Programs, exitMethod: ExitMethod): LoadedObject {
  const object = programs === "ours" ? loadOurs(subject, exitMethod) : loadPlain(libbpf);
  const names = {
    empty: { entry: "empty", exit: "empty", usdt: "empty_usdt" },
    plain: { entry: "plain_entry", exit: "plain_exit", usdt: "empty_usdt" },
    ours: { entry: "on_apply", exit: "on_apply_exit", usdt: "on_usdt" },
  }[programs];
  const { path, pid, slot } = subject;
  const attach = (program: string, offsets: readonly number[], isReturn: boolean) => {
    const at = { path, scope: { pid }, return: isReturn };
    const sites = offsets.map((offset) => ({ offset, cookie: 0 }));
    if (multi) object.program(program).attachUprobeMulti({ ...at, sites });
    else for (const site of sites) object.program(program).attachUprobe({ ...at, ...site });
  };
  const returns = exitMethod === "uretprobe";
  attach(names.exit, returns ? [slot.entryOffset] : slot.exitOffsets, returns);
  if (subject.usdt.sites.length > 0) {
    if (programs === "ours")
      attach(
        names.usdt,
        subject.usdt.sites.map(({ offset }) => offset),
        false,
      );
    else object.program(names.usdt).attachUsdt({ path, scope: { pid }, ...usdt });
  }
  attach(names.entry, [slot.entryOffset], false);
  return object;
}

function loadOurs({ slot, pid, usdt }: Subject, exitMethod: ExitMethod): LoadedObject {
  const plan = { probes: [], slots: [slot], refused: [], usdt, layoutNote: null };
  const popped = returnPopped("x86_64", exitMethod);
  return loadPrograms(libbpf, { arch: "x86_64", plan, pid, baseNs: 0n, multi, returnPopped: popped }).object;
}

function loadPlain(lib: Libbpf): LoadedObject {
  const opened = lib.open(readFileSync(plainObject), { name: "plain" });
  if (multi) for (const name of ["empty", "plain_entry", "plain_exit"]) opened.program(name).expectUprobeMulti();
  return opened.load();
}

async function placeKind(subject: Subject, kind: Kind, exitMethod: ExitMethod): Promise<{ close(): Promise<void> }> {
  if (kind !== "bcc empty" && kind !== "bcc full") return place(subject, kind, exitMethod);
  if (!predecessor) throw new Error("bcc is not installed");
  const { pid, path, slot } = subject;
  return predecessor.place({
    pid,
    path,
    programs: kind === "bcc full" ? "full" : "empty",
    entry: slot.entryOffset,
    exits: exitMethod === "uretprobe" ? null : slot.exitOffsets,
    usdt: subject.usdt.sites.length > 0,
  });
}

async function measure(name: string, subject: Subject, exitMethod: ExitMethod): Promise<void> {
  const bares: number[] = [];
  const taken = new Map(kinds.map((kind) => [kind, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    bares.push(await subject.round());
    for (const kind of kinds) {
      const placed = await placeKind(subject, kind, exitMethod);
      await subject.round();
      taken.get(kind)?.push(await subject.round());
      await placed.close();
    }
  }
  const bare = median(bares);
  const costOf = (kind: Kind) => median(taken.get(kind) ?? []) - bare;
  const over = (kind: Kind, floor: Kind) => costOf(kind) - costOf(floor);
  const [plain, ours] = [over("plain", "empty"), over("ours", "empty")];
  const bcc = predecessor ? [costOf("bcc full"), over("bcc full", "bcc empty")] : [];
  const ratios = [plain, ...bcc.slice(1)].map((peer) => (ours / peer).toFixed(2).padStart(8));
  const cells = [
    bare,
    costOf("empty"),
    costOf("plain"),
    costOf("ours"),
    ...bcc.slice(0, 1),
    plain,
    ours,
    ...bcc.slice(1),
  ];
  console.log(name.padEnd(34) + cells.map((ns) => ns.toFixed(0).padStart(8)).join("") + ratios.join(""));
}

const bccTitles = (...titles: readonly string[]) => (predecessor ? titles : []);
const titles = ["bare", "empty", "plain", "ours", ...bccTitles("bcc"), "plain-e", "ours-e", ...bccTitles("bcc-e")];
const ratioTitles = ["o/plain", ...bccTitles("o/bcc")];
console.log("ns of CPU per call".padEnd(34) + [...titles, ...ratioTitles].map((title) => title.padStart(8)).join(""));
{
  const target = loadTarget("x86_64");
  const { slots } = planCalibration(target.path);
  for (const [index, slot] of slots.entries()) {
    const round = () => target.round(index, calls).cpuNs;
    const subject = { pid: process.pid, path: target.path, usdt: noUsdt, round };
    // A probe of its own (`--probe`) times a call and reads nothing of the server.
    const spanOnly = {
      ...slot,
      config: { ...slot.config, txSource: txSource.TX_NONE, codeSource: codeSource.CODE_NONE },
    };
    const entry = slot.stepping === "emulated" ? "push" : "mov";
    for (const exitMethod of ["uprobe-on-ret", "uretprobe"] as const) {
      const name = `${entry} entry, ${exitMethod === "uretprobe" ? "uretprobe" : "ret"}`;
      await measure(`${name}, span only`, { ...subject, slot: spanOnly }, exitMethod);
      await measure(`${name}, transaction`, { ...subject, slot }, exitMethod);
    }
  }
}
for (const version of ["1.x", "2.4", "3.2"] as const) {
  await using spin = await startSpin({ version, calls });
  const server = readServerProcess(spin.pid);
  if (!server) throw new Error("the spinning server is gone");
  using executable = await openExecutable(server);
  const plan = planProbes(executable, { sets: ["transactor"], own: [] });
  const [slot] = plan.slots;
  if (!slot) throw new Error("the server has no transactor");
  const path = `/proc/${server.pid}/exe`;
  const subject = { pid: server.pid, path, slot, usdt: noUsdt, round: () => spin.round() };
  await measure(`operator() of ${version}, ret`, subject, "uprobe-on-ret");
  if (version === "1.x")
    await measure(`operator() of ${version}, ret and USDT`, { ...subject, usdt: plan.usdt }, "uprobe-on-ret");
}
predecessor?.end();
rmSync(folder, { recursive: true });
