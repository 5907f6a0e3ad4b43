import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sim, startSim } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { runCli } from "./testing/cli.ts";
import { trapsIn } from "./testing/probed-bytes.ts";

const noBpf = inject("noBpf");
const nobody = 65_534;
let folder = "";
let sim: Sim | undefined;

beforeAll(async () => {
  if (noBpf !== null) return;
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-storage-"));
  chmodSync(folder, 0o777);
  sim = await startSim({ rate: 50, scale: 0.1, truthPath: null });
});
afterAll(async () => {
  await sim?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

async function refused(db: string, exitCode: number, sentence: RegExp, uid?: number): Promise<void> {
  const pid = sim?.pid ?? 0;
  const user = uid === undefined ? {} : { uid, gid: uid };
  const end = await runCli(["record", "-p", String(pid), "-d", "1", "--db", db], { cwd: folder, ...user });
  expect(end.stderr).toMatch(sentence);
  expect(end.exitCode).toBe(exitCode);
  expect(await trapsIn(pid)).toBe(0);
}

describe.skipIf(noBpf !== null)(`recording where it cannot be${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("into a file that is no database", async () => {
    writeFileSync(join(folder, "text.db"), "this is no database, and long enough to be sure of that".repeat(100));
    await refused("text.db", 2, /not a SQLite database/);
  });

  it("into a directory that is not there", () => refused("none/probes.db", 2, /there is no directory none/));

  it("onto a file system that is mounted read-only", async () => {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "ro", "tmpfs", disk]);
    try {
      await refused(join(disk, "probes.db"), 6, /read-only/);
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  it("as a user that may not probe, and leaves no file behind", async () => {
    await refused("nobody.db", 5, /may not/, nobody);
    expect(existsSync(join(folder, "nobody.db"))).toBe(false);
  });
});
