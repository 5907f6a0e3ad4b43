import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { isStillRunning, readServerProcess } from "./server-process.ts";

/** A shell of its own file that says "up", and waits; `then` is what it does at a line of input. */
async function startShell(then: (exe: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-process-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const exe = join(folder, "rippled");
  copyFileSync("/bin/bash", exe);
  const child = spawn(exe, ["-c", `echo up; read _; ${then(exe)}`], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  const server = readServerProcess(child.pid ?? 0);
  if (!server) throw new Error("the shell is gone");
  const goOn = async () => {
    child.stdin.write("\n");
    await once(child.stdout, "data");
  };
  return { exe, folder, server, goOn };
}

const waits = "echo up; read _; :";

it("is the same while it runs, also when its file was replaced", async () => {
  const { exe, folder, server, goOn } = await startShell(() => waits);
  expect(isStillRunning(server)).toBe(true);
  copyFileSync("/bin/bash", join(folder, "new"));
  renameSync(join(folder, "new"), exe);
  await goOn();
  expect(isStillRunning(server)).toBe(true);
});

it.each([
  ["another program", () => `exec /bin/bash -c '${waits}'`],
  [
    "the file that took its own one's place",
    (exe: string) => `cp /bin/bash ${exe}.new; mv ${exe}.new ${exe}; exec ${exe} -c '${waits}'`,
  ],
  ["its own file anew", (exe: string) => `exec ${exe} -c '${waits}'`],
])("is another one when it executes %s", async (_, then) => {
  const { server, goOn } = await startShell(then);
  expect(isStillRunning(server)).toBe(true);
  await goOn();
  expect(readServerProcess(server.pid)?.startTicks).toBe(server.startTicks);
  expect(isStillRunning(server)).toBe(false);
});
