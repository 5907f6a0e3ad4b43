import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explainOldKernel } from "./errors-explained.ts";
import { runCli } from "./testing/cli.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-bad-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every bad input is answered by one sentence on standard error, what to do, and the designed exit code. */
async function refused(args: readonly string[], exitCode: number, sentence: RegExp): Promise<void> {
  const end = await runCli(args, { cwd: folder });
  expect(end.stderr.replace(/\n {12}/g, " ")).toMatch(sentence);
  expect(end.stderr.startsWith("xrpl-probe: ")).toBe(true);
  expect(end.stderr).not.toMatch(/\n\s+at /);
  expect(end.stdout).toBe("");
  expect(end.exitCode).toBe(exitCode);
}

/** A process whose executable is called rippled and holds nothing of it. */
async function withImpostor(use: (pid: number) => Promise<void>): Promise<void> {
  const exe = join(folder, "rippled");
  execFileSync("gcc", ["-x", "c", "-o", exe, "-"], { input: "#include <unistd.h>\nint main(void) { pause(); }\n" });
  const child = spawn(exe, { stdio: "ignore" });
  try {
    await use(child.pid ?? 0);
  } finally {
    child.kill("SIGKILL");
  }
}

describe("wrong use", () => {
  it("of a pid that no process has", () => refused(["record", "-p", "4194303"], 2, /no process has pid 4194303/));
  it("of a pid that is none", () => refused(["record", "-p", "-1"], 2, /--pid.*whole number above 0/));
  it("of an unknown flag", () => refused(["record", "--fast"], 2, /unknown option '--fast'/));
  it("of an unknown command", () => refused(["rekord"], 2, /unknown command 'rekord'/));
  it("of a negative duration", () => refused(["record", "-d", "-5"], 2, /number of seconds above 0/));
  it("of a duration in words", () => refused(["record", "-d", "soon"], 2, /number of seconds above 0/));
  it("of a timeslice of nothing", () => refused(["record", "-s", "0"], 2, /number of seconds above 0/));
  it("of an empty tag", () => refused(["record", "-t", "a,,b"], 2, /a tag is empty/));
  it("of an unknown probe set", () =>
    refused(["record", "--probes", "everything"], 2, /the sets are transactor, predecessor/));
  it("of a limit above one core", () =>
    refused(["record", "--max-overhead", "200%"], 2, /share of one core, up to 100%/));
  it("of an unknown way to hear exits", () =>
    refused(["record", "--exit", "longjmp"], 2, /the methods are ret and uretprobe/));
  it("of an address where a URL is wanted", () =>
    refused(["record", "--rpc", "127.0.0.1:5005"], 2, /must be a URL: http/));
  it("of a file of probes that is not there", () =>
    refused(["record", "--probe-file", "none.yaml"], 2, /cannot take probes from none.yaml: /));
  it("of a process that is no server", () =>
    refused(["record", "-p", String(process.pid)], 2, /is not rippled or xrpld/));

  it("of an executable that is another one than the process runs", () =>
    refused(["record", "-p", String(process.pid), "-e", "/bin/true"], 2, /runs .*node, not \/bin\/true/));
});

describe("a server that cannot be probed", () => {
  it("for want of symbols", () =>
    withImpostor((pid) =>
      refused(["record", "-p", String(pid)], 5, /cannot find Transactor::operator\(\).*neither \.symtab nor \.dynsym/),
    ));

  it("for an old kernel", () => {
    expect(explainOldKernel("5.10.0-30-amd64", "x64")?.exitCode).toBe(5);
    expect(explainOldKernel("5.15.0", "x64")).toBeNull();
    expect(explainOldKernel("5.15.0", "arm64")?.exitCode).toBe(5);
    expect(explainOldKernel("6.1.0-18-arm64", "arm64")).toBeNull();
  });
});

describe("import", () => {
  it("of a file that is not there", () => refused(["import", "missing.db"], 2, /cannot open missing\.db/));

  it("of a file that is no database", async () => {
    writeFileSync(join(folder, "text.db"), "x".repeat(5000));
    await refused(["import", "text.db"], 2, /neither of xrpl-probe nor of its predecessor/);
  });
});

describe("serve", () => {
  it("of a database that is not there", () => refused(["serve", "--db", "missing.db"], 2, /there is no such file/));
  it("on an address of the network", () => refused(["serve", "--host", "0.0.0.0"], 2, /no access control/));
});
