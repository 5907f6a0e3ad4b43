import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSim } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Check } from "./doctor/check.ts";
import { bin, runCli } from "./testing/cli.ts";

const noBpf = inject("noBpf");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-doctor-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly ready: boolean;
  readonly pid: number | null;
  readonly checks: readonly Check[];
}

/** With these capabilities taken away, as a container without them has it. */
function doctorWithout(capabilities: readonly string[], args: readonly string[]) {
  const without = capabilities.map((name) => `-${name}`).join(",");
  const drop = [`--bounding-set=${without}`, `--inh-caps=${without}`, "--"];
  return new Promise<{ code: number | string | null | undefined; stdout: string }>((resolve) =>
    execFile("setpriv", [...drop, process.execPath, bin, "doctor", ...args], (error, stdout) =>
      resolve({ code: error ? error.code : 0, stdout }),
    ),
  );
}

const stateOf = ({ checks }: Answer, name: string) => checks.find((check) => check.name === name)?.state;

describe.skipIf(noBpf !== null)(`doctor${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("finds everything well as root, and says how to record", async () => {
    await using sim = await startSim({ rate: 50, version: "2.4" });
    const args = ["doctor", "-p", String(sim.pid), "--db", join(folder, "fresh.db")];
    const [end, json] = [await runCli(args), await runCli([...args, "--json"])];
    expect(end.exitCode).toBe(0);
    expect(end.stdout.split("\n")[0]).toContain(`ready: xrpl-probe record -p ${sim.pid}`);
    const answer = JSON.parse(json.stdout) as Answer;
    expect(answer).toMatchObject({ ready: true, pid: sim.pid });
    expect(answer.checks.map(({ name }) => name)).toEqual([
      ...["kernel", "lockdown", "clock", "pid namespace", "libbpf", "bpf load", "ring buffer", "uprobe", "self-test"],
      ...["database", "disk", "server", "symbols"],
    ]);
    expect(answer.checks.filter(({ state }) => state === "failed" || state === "untried")).toEqual([]);
    expect(answer.checks.find(({ name }) => name === "self-test")?.text).toMatch(/a call costs .+s, .+s where/);
  });

  it("says what is missing without CAP_SYS_ADMIN, and leaves out what rests on it", async () => {
    const end = await doctorWithout(["sys_admin"], ["--json", "--db", join(folder, "fresh.db")]);
    expect(end.code).toBe(5);
    const answer = JSON.parse(end.stdout) as Answer;
    expect(answer.ready).toBe(false);
    expect(answer.checks.find(({ name }) => name === "uprobe")).toMatchObject({
      state: "failed",
      details: [{ text: expect.stringContaining("CAP_SYS_ADMIN is missing") }, { label: "do" }],
    });
    expect(stateOf(answer, "bpf load")).toBe("ok");
    expect(stateOf(answer, "self-test")).toBe("untried");
    expect(stateOf(answer, "database")).toBe("ok");
  });

  it("tries no probe where no program may be loaded", async () => {
    const end = await doctorWithout(["sys_admin", "bpf"], ["--json", "--db", join(folder, "fresh.db")]);
    const answer = JSON.parse(end.stdout) as Answer;
    expect([end.code, stateOf(answer, "bpf load"), stateOf(answer, "uprobe")]).toEqual([5, "failed", "untried"]);
  });

  it("fails for a database that is none, with the rest still tried", async () => {
    const path = join(folder, "letter.db");
    writeFileSync(path, "Dear reader, this is no database.");
    const end = await runCli(["doctor", "--db", path, "--json"]);
    const answer = JSON.parse(end.stdout) as Answer;
    expect([end.exitCode, stateOf(answer, "database"), stateOf(answer, "self-test")]).toEqual([5, "failed", "ok"]);
  });
});
