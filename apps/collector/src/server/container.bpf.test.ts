import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simPath, startSim } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { runCli } from "../testing/cli.ts";
import { storedRun } from "../testing/stored-run.ts";

const noBpf = inject("noBpf");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-container-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * A server as a container has it: namespaces of its own for processes and mounts, its executable and its configuration
 * in a file system that nobody outside sees.
 */
async function startContained(inside: string): Promise<{ outer: ChildProcess; pid: number; exe: string }> {
  mkdirSync(inside);
  const exe = join(inside, "rippled");
  const script = `
    mount -t tmpfs tmpfs ${inside} && cp ${simPath("1.x")} ${exe}
    mount -t tmpfs tmpfs /etc/opt && mkdir /etc/opt/ripple && printf '[node_size]\\nhuge\\n' > /etc/opt/ripple/rippled.cfg
    exec ${exe} --rate 300 --scale 0.2 --duration 60`;
  const args = ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-ec", script];
  const outer = spawn("unshare", args, { stdio: ["ignore", "pipe", "inherit"] });
  await once(outer.stdout, "data");
  const pid = Number(readFileSync(`/proc/${outer.pid}/task/${outer.pid}/children`, "utf8").trim());
  return { outer, pid, exe };
}

describe.skipIf(noBpf !== null)(`a server elsewhere${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("is recorded from the host where its file lies in a container", async () => {
    const { outer, pid, exe } = await startContained(join(folder, "inside"));
    try {
      expect(existsSync(exe)).toBe(false);
      const db = join(folder, "contained.db");
      const end = await runCli(["record", "-p", String(pid), "-d", "3", "--db", db]);
      expect(end.stderr).not.toContain("xrpl-probe:");
      expect(end.exitCode).toBe(0);
      const { run, applies } = storedRun(db);
      expect(applies.length).toBeGreaterThan(100);
      expect(run).toMatchObject({ executable: exe, version: "1.4.0-b4", pid });
      expect(Object.keys(run.configHashes ?? {})).toEqual(["node_size"]);
      const doctor = await runCli(["doctor", "-p", String(pid), "--db", db]);
      expect(doctor.stdout).toMatch(new RegExp(`✓ server +rippled 1\\.4\\.0-b4, pid ${pid}`));
    } finally {
      outer.kill("SIGKILL");
    }
  });

  it("is asked for commit and state where --rpc names its admin port", async () => {
    const hash = "d5512f1c07b6a2b1e9a6e0d24a9b3f0c8e7d6a51";
    const info = { build_version: "1.4.0-b4", server_state: "full", git: { hash } };
    const port = createServer((_, response) => response.end(JSON.stringify({ result: { info } })));
    port.listen(0, "127.0.0.1");
    await once(port, "listening");
    const address = port.address();
    const url = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
    await using sim = await startSim({ rate: 100 });
    const record = (name: string, ...more: string[]) =>
      runCli(["record", "-p", String(sim.pid), "-d", "1", "--db", join(folder, name), ...more]);
    const asked = await record("asked.db", "--rpc", url, "--note", "before the fix");
    expect(asked.stderr).toMatch(/pid \d+, full: /);
    expect(storedRun(join(folder, "asked.db")).run).toMatchObject({
      commit: hash,
      note: "before the fix; server state full",
    });
    port.close();
    const vain = await record("vain.db", "--rpc", url);
    expect([vain.exitCode, vain.stderr]).toEqual([
      0,
      expect.stringMatching(/asked 127\.0\.0\.1:\d+ for server_info in vain: ECONNREFUSED/),
    ]);
  });
});
