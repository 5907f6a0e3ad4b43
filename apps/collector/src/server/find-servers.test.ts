import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findServers } from "./server-process.ts";

it("leaves out a process that only waits for the server that it started", async () => {
  const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-servers-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const exe = join(folder, "rippled");
  copyFileSync("/bin/bash", exe);
  chmodSync(exe, 0o755);
  const watcher = spawn(exe, ["-c", `"${exe}" -c 'echo up; read _; :'; :`], { stdio: ["pipe", "pipe", "inherit"] });
  await once(watcher.stdout, "data");
  const child = Number(readFileSync(`/proc/${watcher.pid}/task/${watcher.pid}/children`, "utf8"));
  const found = findServers().filter((server) => server.exe === exe);
  expect(found.map(({ pid }) => pid)).toEqual([child]);
  watcher.stdin.end("\n");
  await once(watcher, "exit");
});
