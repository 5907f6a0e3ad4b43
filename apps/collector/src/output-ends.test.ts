import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bin, runCli, startCli } from "./testing/cli.ts";

let folder = "";
let db = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-ends-"));
  db = join(folder, "probes.db");
  const run = { seconds: 10, appliesPerS: 500 };
  fixtureDatabase(db, { runs: [1, 2].map((seed) => ({ ...run, tag: "1.4.0-b4", seed })) });
});
afterAll(() => rmSync(folder, { recursive: true }));

interface ShellEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A line of a shell in which `probe` is the program. */
function shell(line: string): Promise<ShellEnd> {
  const script = `set -o pipefail; probe() { "${process.execPath}" "${bin}" "$@"; }; ${line}`;
  return new Promise((resolve) => {
    execFile("bash", ["-c", script], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

describe("standard output", () => {
  it("may be read as far as one likes", async () => {
    const { code, stdout, stderr } = await shell("probe export 1.4.0-b4 --format json | head -c 20");
    expect({ code, stderr, length: stdout.length }).toEqual({ code: 0, stderr: "", length: 20 });
  });

  it("that takes no more is a failure of storage, and no verdict", async () => {
    for (const command of ["export 1.4.0-b4", "runs", "calibrate --json"]) {
      const { code, stderr } = await shell(`probe ${command} > /dev/full`);
      expect(stderr).toBe("xrpl-probe: cannot write to standard output: the disk is full\n");
      expect(code).toBe(6);
    }
  });
});

describe("a file to export into", () => {
  it.each(["csv", "json", "predecessor"])("that cannot be written as %s is named with the reason", async (format) => {
    const end = await runCli(["export", "1.4.0-b4", "--db", db, "--format", format, "-o", join(folder, "none/out")]);
    expect(end.stderr).toContain("none/out: there is no such file or directory\n  kept   no file was left");
    expect(end.exitCode).toBe(6);
  });

  it("is there with all of it or not at all", async () => {
    const target = join(folder, "exports");
    mkdirSync(target);
    // What an export that was killed leaves behind is in nobody's way.
    writeFileSync(join(target, "run.json.part"), "[");
    await runCli(["export", "1.4.0-b4", "--db", db, "--format", "json", "-o", join(target, "run.json")]);
    expect(readdirSync(target)).toEqual(["run.json"]);
  });
});

describe("Ctrl-C", () => {
  it("ends what does not pause to hear of it", async () => {
    // Nobody reads from the pipe, so that it is waited for in the middle of the work.
    const file = join(folder, "run.csv");
    await shell("mkfifo run.csv.part");
    const cli = startCli(["export", "1.4.0-b4", "--db", db, "-o", file]);
    setTimeout(() => cli.child.kill("SIGINT"), 1000);
    expect((await cli.ended).signal).toBe("SIGINT");
  });
});
