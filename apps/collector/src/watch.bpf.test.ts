import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listRuns, openDatabase, slicesOf } from "@xrpl-probe/db";
import { readTruth, simPath, startSim, type TruthRow } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { againstTruth } from "./testing/against-truth.ts";
import { startCli } from "./testing/cli.ts";
import { type KernelObjects, kernelObjectsOf, leftOf } from "./testing/kernel-objects.ts";

const noBpf = inject("noBpf");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-watch-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A server of its own file, so that the service takes none of another test's. */
function ownServer(): string {
  const exe = join(folder, "rippled");
  copyFileSync(simPath("1.x"), exe);
  return exe;
}

function config(text: string): string {
  const path = join(folder, "watch.yaml");
  writeFileSync(path, text);
  return path;
}

interface Lifetime {
  readonly pid: number;
  readonly truth: readonly TruthRow[];
}

async function serve(exe: string, seconds: number, meanwhile = () => {}): Promise<Lifetime> {
  await using sim = await startSim({ exe, rate: 400, scale: 0.2, dependence: "0" });
  await sleep(seconds * 1000);
  meanwhile();
  await sim.stop();
  return { pid: sim.pid, truth: readTruth(sim.truthPath ?? "") };
}

/** The runs of each process, oldest first, with the bounds of their slices on CLOCK_MONOTONIC. */
function runsOf(db: string, pid: number) {
  using handle = openDatabase(db, { readonly: true });
  const runs = listRuns(handle, { nowMs: Date.now() }).filter((run) => run.pid === pid);
  return runs.reverse().map((run) => {
    const slices = slicesOf(handle, { runKey: run.key, level: "native" });
    const baseNs = Number(run.clockBaseNs);
    return { run, bounds: slices.map(({ startNs, endNs }) => [baseNs + startNs, baseNs + endNs] as const) };
  });
}

/** What a process holds open: files and threads. */
function held(pid: number) {
  const count = (what: string) => readdirSync(`/proc/${pid}/${what}`).length;
  const rss = Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1]);
  return { files: count("fd"), threads: count("task"), rss };
}

describe.skipIf(noBpf !== null)(`the service${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("records every lifetime of a server that restarts, loses nothing and leaves nothing behind", async () => {
    const exe = ownServer();
    const db = join(folder, "probes.db");
    const path = config(`database: ${db}\nexe: ${exe}\nsplit: 1s\nretention: { transactions: 7d }\n`);
    const service = startCli(["watch", "--config", path]);
    const lives: Lifetime[] = [];
    const holds: ReturnType<typeof held>[] = [];
    const placed: KernelObjects[] = [];
    for (const seconds of [5, 3, 3, 3, 3]) {
      lives.push(await serve(exe, seconds, () => placed.push(kernelObjectsOf(service.child.pid ?? 0))));
      await sleep(1000);
      holds.push(held(service.child.pid ?? 0));
    }
    service.child.kill("SIGTERM");
    const end = await service.ended;
    expect([end.exitCode, end.stderr]).toEqual([0, ""]);

    for (const { pid, truth } of lives) {
      const runs = runsOf(db, pid);
      const bounds = runs.flatMap((run) => run.bounds);
      for (const [at, [startNs]] of bounds.slice(1).entries()) expect(startNs).toBe(bounds[at]?.[1]);
      const [first, ...following] = runs.map(({ run }) => run.id);
      const recorded = {
        db,
        id: first ?? "",
        following,
        attachedNs: bounds[0]?.[0] ?? 0,
        detachedNs: bounds.at(-1)?.[1] ?? 0,
      };
      const comparison = againstTruth(recorded, truth);
      expect(comparison.expected).toBeGreaterThan(400);
      expect(comparison).toMatchObject({ lost: 0, invented: 0 });
      expect(runs.at(-1)?.run).toMatchObject({ status: "complete", stopReason: "server ended", tags: ["1.4.0-b4"] });
      const uptimes = runs.map(({ run }) => run.serverUptimeMs ?? 0);
      expect(uptimes).toEqual([...new Set(uptimes)].sort((a, b) => a - b));
      for (const { run } of runs.slice(0, -1)) expect(run).toMatchObject({ status: "complete", stopReason: "split" });
    }
    expect(lives.flatMap(({ pid }) => runsOf(db, pid)).length).toBeGreaterThan(lives.length + 2);

    const [, second, ...later] = holds;
    expect(later.at(-1)).toMatchObject({ files: second?.files, threads: second?.threads });
    expect((later.at(-1)?.rss ?? 0) / (second?.rss ?? 1)).toBeLessThan(1.25);
    for (const objects of placed) {
      expect(Math.min(objects.programs.length, objects.links.length)).toBeGreaterThan(0);
      expect(leftOf(objects)).toEqual({ programs: [], links: [] });
    }
  });

  it("logs one JSON object per line, and what it cannot do", async () => {
    const exe = ownServer();
    const path = config(`database: ${join(folder, "none", "probes.db")}\nexe: ${exe}\n`);
    await using _sim = await startSim({ exe, rate: 50, scale: 0.1, truthPath: null });
    const service = startCli(["watch", "--config", path]);
    await sleep(3000);
    service.child.kill("SIGTERM");
    const { stdout, exitCode } = await service.ended;
    const events = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { event: string; error?: string });
    expect(exitCode).toBe(0);
    expect(events.map(({ event }) => event)).toEqual(["started", "failed", "stopped"]);
    expect(events[1]?.error).toContain("there is no directory");
  });
});
