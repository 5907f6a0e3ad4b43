import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { LibbpfError } from "libbpf-ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CliError, exitCodes } from "../errors.ts";
import { doctorLines } from "../output/doctor-lines.ts";
import type { Terminal } from "../output/terminal.ts";
import { failed, failureOf, ok, warning } from "./check.ts";
import { Examination } from "./examination.ts";
import { checkClock, checkKernel, checkLockdown, checkPidNamespace } from "./host-checks.ts";
import { checkDatabase, checkDisk } from "./storage-checks.ts";

const screen: Terminal = { color: false, ascii: false, columns: 100, live: false };

describe("an examination", () => {
  it("does not try what rests on a failed check, however far", async () => {
    const examination = new Examination([]);
    await examination.check("load", [], () => failed("EPERM"));
    await examination.check("uprobe", ["load"], () => ok("never seen"));
    await examination.check("self-test", ["uprobe"], () => ok("never seen"));
    await examination.check("clock", [], () => ok("monotonic"));
    expect(examination.checks.map(({ state }) => state)).toEqual(["failed", "untried", "untried", "ok"]);
    expect(examination.checks[2]?.text).toBe("not tried: needs uprobe");
  });

  it("goes on behind a warning, and makes a failure of what is thrown", async () => {
    const examination = new Examination([]);
    await examination.check("server", [], () => warning("two of them"));
    await examination.check("symbols", ["server"], () => {
      throw new Error("no symbol table");
    });
    expect(examination.checks[1]).toMatchObject({ state: "failed", text: "no symbol table" });
  });

  it("has the library's reason where no system call failed", () => {
    const error = new LibbpfError({
      code: "no-library",
      operation: "load libbpf",
      reason: "no such file",
      hint: "get it",
    });
    expect(failureOf(error, [])).toMatchObject({
      text: "cannot load libbpf: no such file",
      details: [{ text: "get it" }],
    });
  });

  it("repeats the command line where that is what to do", () => {
    const error = new CliError(exitCodes.cannotProbe, "may not look into pid 7", [
      ["do", { sudo: true }],
      ["check", "xrpl-probe doctor"],
    ]);
    expect(failureOf(error, ["doctor", "-p", "7"])).toMatchObject({
      text: "may not look into pid 7",
      details: [{ label: "do", text: "sudo xrpl-probe doctor -p 7" }],
    });
  });

  it("keeps the hint and the verifier's last word of a libbpf error", () => {
    const details = { code: "rejected", operation: "load the programs", errno: 13, hint: "report it" } as const;
    const finding = failureOf(new LibbpfError({ ...details, verifierLog: "0: r1 = 0\nR1 invalid mem access\n" }), []);
    expect(finding.text).toBe("EACCES: cannot load the programs");
    expect(finding.details).toEqual([
      { label: null, text: "R1 invalid mem access" },
      { label: "do", text: "report it" },
    ]);
  });
});

describe("the host's checks", () => {
  it("refuse a kernel that is too old, and an architecture without programs", () => {
    expect(checkKernel("6.8.0-51-generic", "x64")).toMatchObject({ state: "ok" });
    expect(checkKernel("5.4.0", "x64")).toMatchObject({ state: "failed" });
    expect(checkKernel("6.8.0", "riscv64")).toMatchObject({ state: "failed" });
  });

  it("warn of a kernel that keeps its memory confidential", () => {
    expect(checkLockdown(null)).toMatchObject({ state: "ok", text: "none" });
    expect(checkLockdown("none [integrity] confidentiality")).toMatchObject({ state: "ok", text: "integrity" });
    expect(checkLockdown("none integrity [confidentiality]")).toMatchObject({ state: "warning" });
  });

  it("warn inside of a pid namespace, from where the host's servers cannot be seen", () => {
    expect(checkPidNamespace("pid:[4026531836]")).toMatchObject({ state: "ok" });
    expect(checkPidNamespace("pid:[4026532198]")).toMatchObject({ state: "warning" });
    expect(checkClock().text).toContain("CLOCK_MONOTONIC");
  });
});

describe("the database's checks", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "xrpl-probe-doctor-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("hold for one that is there, and for one that can be made", () => {
    const path = join(folder, "probes.db");
    expect(checkDatabase(path)).toMatchObject({ state: "ok", text: `${path} can be created` });
    openDatabase(path).close();
    expect(checkDatabase(path).text).toMatch(/writable, schema \d+$/);
    expect(checkDisk(path).text).toMatch(/^[\d.]+ GB free, about 7\.3 GB a day at 1,000 applies\/s/);
  });

  it("fail for a folder that is missing and for a file of something else, and say what to do", () => {
    expect(checkDatabase(join(folder, "none", "probes.db"))).toMatchObject({
      state: "failed",
      details: [{ label: "do", text: `mkdir -p ${join(folder, "none")}` }],
    });
    const other = join(folder, "other.db");
    writeFileSync(other, "not a database, whatever its name");
    expect(checkDatabase(other)).toMatchObject({ state: "failed" });
  });
});

describe("what doctor prints", () => {
  const checks = [
    { name: "kernel", ...ok("6.8.0, x86_64 (needs 5.15)") },
    {
      name: "uprobe",
      ...failed(
        "EACCES",
        { label: null, text: "CAP_SYS_ADMIN is missing" },
        { label: "do", text: "sudo xrpl-probe doctor" },
      ),
    },
    { name: "self-test", state: "untried", text: "not tried: needs uprobe", details: [] },
  ] as const;

  it("says first what is wrong, then each check with what to do", () => {
    expect(doctorLines(screen, { checks, server: null, running: 0 })).toEqual([
      "✗ cannot record here: uprobe failed. 1 check ok, 1 failed, 1 not tried.",
      "",
      "  ✓ kernel          6.8.0, x86_64 (needs 5.15)",
      "  ✗ uprobe          EACCES",
      "                    CAP_SYS_ADMIN is missing",
      "                    do:  sudo xrpl-probe doctor",
      "  · self-test       not tried: needs uprobe",
    ]);
  });

  it("says ready where all is well, also without colours and UTF-8, and fits the terminal", () => {
    const wordy = { name: "symbols", ...ok("word ".repeat(40).trim()) };
    const lines = doctorLines({ ...screen, ascii: true }, { checks: [wordy], server: null, running: 0 });
    expect(lines[0]).toBe("+ ready: xrpl-probe record, once a server runs");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it("says that a recording has to be told which, where several servers run", () => {
    const several = { name: "server", ...warning("2 processes are servers: a recording must be told which") };
    expect(doctorLines(screen, { checks: [several], server: null, running: 2 })[0]).toBe(
      "✓ ready: xrpl-probe record -p PID, of one of 2 servers    0 checks ok, 1 warning.",
    );
  });

  it("breaks long advice into lines, but no command", () => {
    const advice = { label: "do", text: "word ".repeat(40).trim() } as const;
    const command = { label: "or", text: `sudo xrpl-probe doctor --db /${"long".repeat(20)}.db` } as const;
    const checks = [{ name: "database", ...failed("no", advice, command) }];
    const lines = doctorLines(screen, { checks, server: null, running: 0 }).slice(3);
    expect(lines[0]).toMatch(/^ {20}do: {2}word/);
    expect(lines[1]).toMatch(/^ {25}word/);
    expect(lines.at(-1)).toBe(`                    or:  ${command.text}`);
  });
});
