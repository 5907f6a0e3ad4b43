import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@xrpl-probe/db";
import { readTruth, simPath, startSim } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { againstTruth, type RecordedRun } from "./testing/against-truth.ts";
import { runCli, startCli } from "./testing/cli.ts";
import { kernelObjectsOf, leftOf } from "./testing/kernel-objects.ts";
import { trapsIn } from "./testing/probed-bytes.ts";
import { storedRun } from "./testing/stored-run.ts";

const noBpf = inject("noBpf");
const light = { rate: 400, scale: 0.2, dependence: "0" } as const;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-robust-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(noBpf !== null)(`a recording in trouble${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("keeps everything up to the last slice when it is killed, and the server does not notice", async () => {
    await using sim = await startSim(light);
    const db = join(folder, "killed.db");
    const recording = startCli(["record", "-p", String(sim.pid), "--db", db, "--probes", "predecessor"]);
    await recording.saw("attached");
    expect(await trapsIn(sim.pid)).toBeGreaterThan(0);
    const held = kernelObjectsOf(recording.child.pid ?? 0);
    expect(Math.min(held.programs.length, held.links.length)).toBeGreaterThan(0);
    await sleep(4500);
    recording.child.kill("SIGKILL");
    expect((await recording.ended).signal).toBe("SIGKILL");
    const killedMs = Date.now();
    await sleep(1000);
    expect(await trapsIn(sim.pid)).toBe(0);
    expect(leftOf(held)).toEqual({ programs: [], links: [] });
    const { run, slices, applies } = storedRun(db, killedMs + 60_000);
    expect(run.status).toBe("interrupted");
    expect(slices.length).toBeGreaterThanOrEqual(3);
    expect(applies.length).toBeGreaterThan(800);
    expect(await sim.stop()).toMatchObject({ code: 0 });
    expect(readTruth(sim.truthPath ?? "").length).toBeGreaterThan(applies.length);
  });

  it("ends cleanly at Ctrl-C and takes every probe away", async () => {
    await using sim = await startSim(light);
    const db = join(folder, "stopped.db");
    const recording = startCli(["record", "-p", String(sim.pid), "--db", db]);
    await recording.saw("attached");
    await sleep(1500);
    recording.child.kill("SIGINT");
    expect((await recording.ended).exitCode).toBe(0);
    expect(await trapsIn(sim.pid)).toBe(0);
    expect(storedRun(db).run).toMatchObject({ status: "complete", stopReason: "interrupted by user" });
  });

  it("ends the run when the server is killed", async () => {
    await using sim = await startSim(light);
    const db = join(folder, "vanished.db");
    const recording = startCli(["record", "-p", String(sim.pid), "--db", db]);
    await recording.saw("attached");
    await sleep(1500);
    process.kill(sim.pid, "SIGKILL");
    const end = await recording.ended;
    expect(end.exitCode).toBe(0);
    expect(end.stdout).toContain("the server ended");
    expect(storedRun(db).run).toMatchObject({ status: "complete", stopReason: "server ended" });
  });

  it("never mixes two servers that run one binary", async () => {
    await using wanted = await startSim({ ...light, seed: 1 });
    await using other = await startSim({ ...light, seed: 2 });
    const db = join(folder, "two.db");
    const end = await runCli(["record", "-p", String(wanted.pid), "-d", "4", "--db", db, "--json"]);
    await wanted.stop();
    await other.stop();
    const run = { ...(JSON.parse(end.stdout) as RecordedRun), db };
    const comparison = againstTruth(run, readTruth(wanted.truthPath ?? ""));
    expect(comparison.expected).toBeGreaterThan(1000);
    expect(comparison).toMatchObject({ lost: 0, invented: 0 });
  });

  it("records a server in another pid namespace, as a container is one", async () => {
    const db = join(folder, "namespace.db");
    const args = [
      "--pid",
      "--fork",
      "--kill-child",
      simPath("1.x"),
      "--rate",
      "300",
      "--scale",
      "0.2",
      "--duration",
      "30",
    ];
    const outer = spawn("unshare", args, { stdio: ["ignore", "pipe", "inherit"] });
    try {
      await once(outer.stdout, "data");
      const pid = readFileSync(`/proc/${outer.pid}/task/${outer.pid}/children`, "utf8").trim();
      const end = await runCli(["record", "-p", pid, "-d", "3", "--db", db]);
      expect(end.exitCode).toBe(0);
      expect(storedRun(db).applies.length).toBeGreaterThan(100);
    } finally {
      outer.kill("SIGKILL");
    }
  });

  it("loses nothing while another program locks the database", async () => {
    await using sim = await startSim(light);
    const db = join(folder, "locked.db");
    const recording = startCli(["record", "-p", String(sim.pid), "-d", "16", "--db", db, "--json"]);
    await recording.saw("attached");
    {
      using holder = openDatabase(db);
      holder.$client.exec("begin immediate");
      await sleep(12_000);
      holder.$client.exec("rollback");
    }
    const end = await recording.ended;
    expect(end.exitCode).toBe(0);
    await sim.stop();
    const comparison = againstTruth({ ...(JSON.parse(end.stdout) as RecordedRun), db }, readTruth(sim.truthPath ?? ""));
    expect(comparison).toMatchObject({ lost: 0, invented: 0 });
  });

  it("ends also while another program goes on locking the database, and says what is kept", async () => {
    await using sim = await startSim({ ...light, truthPath: null });
    const db = join(folder, "held.db");
    const recording = startCli(["record", "-p", String(sim.pid), "-s", "0.1", "--db", db]);
    await recording.saw("attached");
    await sleep(1000);
    using holder = openDatabase(db);
    holder.$client.exec("begin immediate");
    // Slices that wait, each of which would wait for the lock anew.
    await sleep(8000);
    recording.child.kill("SIGINT");
    const end = await recording.ended;
    holder.$client.exec("rollback");
    expect(end.exitCode).toBe(6);
    expect(end.stderr.replace(/\s+/g, " ")).toContain("another process holds its write lock");
    expect(end.stderr).toContain(`kept   ${storedRun(db).slices.length} slices`);
    expect(await trapsIn(sim.pid)).toBe(0);
  });

  it("ends when its database is moved away, which SQLite would not notice", async () => {
    await using sim = await startSim({ ...light, truthPath: null });
    const db = join(folder, "moved.db");
    const recording = startCli(["record", "-p", String(sim.pid), "--db", db]);
    await recording.saw("attached");
    await sleep(2500);
    renameSync(db, join(folder, "elsewhere.db"));
    const end = await recording.ended;
    expect(end.exitCode).toBe(6);
    expect(end.stderr.replace(/\s+/g, " ")).toMatch(/the file was moved or deleted since it was opened/);
    expect(await trapsIn(sim.pid)).toBe(0);
  });

  it("keeps what was stored when the disk is full, and says so", async () => {
    await using sim = await startSim(light);
    const disk = join(folder, "disk");
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=700k", "tmpfs", disk]);
    try {
      const db = join(disk, "full.db");
      const end = await runCli(["record", "-p", String(sim.pid), "-d", "8", "--db", db]);
      expect(end.exitCode).toBe(6);
      expect(end.stderr).toMatch(/the disk is full/);
      expect(end.stderr).toMatch(/kept {3}\d+ slices/);
      expect(storedRun(db).slices.length).toBeGreaterThan(0);
      expect(await trapsIn(sim.pid)).toBe(0);
      expect(await sim.stop()).toMatchObject({ code: 0 });
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  it("records payments and offers from preflight to doApply of the same transaction", async () => {
    await using sim = await startSim({ ...light, version: "2.4" });
    const db = join(folder, "pairs.db");
    await runCli(["record", "-p", String(sim.pid), "-d", "5", "--db", db, "--probes", "predecessor"]);
    await sim.stop();
    const longest = Math.max(...readTruth(sim.truthPath ?? "").map(({ durationNs }) => durationNs));
    const { probes, applies } = storedRun(db);
    const spansOf = (name: string) => probes.find((probe) => probe.name === name)?.spans ?? 0;
    expect(spansOf("transactor")).toBe(applies.length);
    expect(spansOf("payment")).toBeGreaterThan(100);
    expect(spansOf("offer_create")).toBeGreaterThan(100);
    // A stale start would give a span as long as the time between two attempts on a thread.
    using handle = openDatabase(db, { readonly: true });
    const rows = handle.$client.prepare("select max(max_ns) as longestNs from cells where probe > 0").get() as {
      longestNs: number;
    };
    expect(rows.longestNs).toBeLessThan(longest * 3 + 20e6);
  });
});
