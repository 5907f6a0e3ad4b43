import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Sim, startSim } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { bin, runCli } from "./testing/cli.ts";
import { trapsIn } from "./testing/probed-bytes.ts";

const noBpf = inject("noBpf");
let sim: Sim | undefined;

beforeAll(async () => {
  if (noBpf === null) sim = await startSim({ rate: 400, scale: 0.2, dependence: "0", truthPath: null });
});
afterAll(() => sim?.stop());

const enter = "\u001b[?1049h";
const leave = "\u001b[?1049l";

interface OnTerminal {
  readonly child: ChildProcessWithoutNullStreams;
  /** Of xrpl-probe itself, below the shell. */
  pid(): number;
  output(): string;
  /** What is shown: everything since the last picture began. */
  picture(): string;
  saw(text: string): Promise<void>;
}

/** Runs top on a pseudo-terminal of 100 by 30. */
function onTerminal(): OnTerminal {
  const command = `stty cols 100 rows 30; exec ${process.execPath} ${bin} top -p ${sim?.pid}`;
  const child = spawn("script", ["-qfec", command, "/dev/null"], {
    env: { ...process.env, TERM: "xterm", LC_ALL: "C.UTF-8" },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const childOf = (pid: number) =>
    Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0]);
  return {
    child,
    pid: () => childOf(child.pid ?? 0),
    output: () => output,
    picture: () => output.slice(output.lastIndexOf("\u001b[H")),
    saw: async (text) => {
      for (let i = 0; i < 200; i++) {
        if (output.includes(text)) return;
        await sleep(50);
      }
      throw new Error(`"${text}" was never shown:\n${output}`);
    },
  };
}

describe.skipIf(noBpf !== null)(`top${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("shows what the server does on the alternate screen, follows keys, and leaves nothing behind", async () => {
    const terminal = onTerminal();
    await terminal.saw("tecPATH_DRY");
    expect(terminal.output()).toContain(enter);
    expect(await trapsIn(sim?.pid ?? 0)).toBeGreaterThan(0);
    terminal.child.stdin.write("9");
    await terminal.saw("p99 ▼");
    terminal.child.stdin.write("foffercreate\r");
    await terminal.saw("filter offercreate");
    await sleep(1200);
    expect(terminal.picture()).toContain("OfferCreate");
    expect(terminal.picture()).not.toContain("Payment");
    terminal.child.stdin.write("q");
    const [code] = await once(terminal.child, "exit");
    expect(code).toBe(0);
    expect(terminal.output().lastIndexOf(leave)).toBeGreaterThan(terminal.output().lastIndexOf(enter));
    expect(await trapsIn(sim?.pid ?? 0)).toBe(0);
  });

  it.each(["SIGTERM", "SIGINT"] as const)("gives the terminal back on %s", async (signal) => {
    const terminal = onTerminal();
    await terminal.saw("tecPATH_DRY");
    process.kill(terminal.pid(), signal);
    await once(terminal.child, "exit");
    expect(terminal.output().lastIndexOf(leave)).toBeGreaterThan(terminal.output().lastIndexOf(enter));
    expect(await trapsIn(sim?.pid ?? 0)).toBe(0);
  });

  it("gives the screen back while it is stopped, and takes it again", async () => {
    const terminal = onTerminal();
    await terminal.saw("tecPATH_DRY");
    const pid = terminal.pid();
    terminal.child.stdin.write("\u001a");
    const stateOf = () => readFileSync(`/proc/${pid}/stat`, "utf8").match(/\) (\S) /)?.[1];
    await vi.waitFor(() => expect(stateOf()).toBe("T"), { timeout: 20_000 });
    const goOn = () => {
      // script(1) stops with its child, perhaps before it has passed on the child's last words.
      process.kill(terminal.child.pid ?? 0, "SIGCONT");
      process.kill(pid, "SIGCONT");
      const output = terminal.output();
      expect(output).toContain(leave);
      expect(output.lastIndexOf(enter)).toBeGreaterThan(output.lastIndexOf(leave));
    };
    await vi.waitFor(goOn, { timeout: 20_000, interval: 200 });
    terminal.child.stdin.write("q");
    await once(terminal.child, "exit");
  });

  it("prints a table per interval where there is no terminal", async () => {
    const { stdout, exitCode } = await runCli(["top", "-p", String(sim?.pid), "-n", "2"]);
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("\u001b");
    expect(stdout.match(/applies\/s/g)).toHaveLength(2);
    const json = await runCli(["top", "-p", String(sim?.pid), "-n", "1", "--json"]);
    const { ratePerS, strata } = JSON.parse(json.stdout) as { ratePerS: number; strata: unknown[] };
    expect(ratePerS).toBeGreaterThan(200);
    expect(strata.length).toBeGreaterThan(5);
  });
});
