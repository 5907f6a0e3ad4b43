import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simPath, startSim } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { runCli } from "../testing/cli.ts";
import { recordJson, spansOf } from "../testing/record-json.ts";

const noBpf = inject("noBpf");
const light = { rate: 400, scale: 0.2, dependence: "0", truthPath: null } as const;
let folder = "";
const paths = { exported: "", hidden: "" };

/** Stripped copies of the stand-in with their debug files apart: one with its dynamic symbols, as the packages are, one without any. */
beforeAll(() => {
  if (noBpf !== null) return;
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-debug-"));
  for (const kind of ["exported", "hidden"] as const) {
    const place = join(folder, kind);
    mkdirSync(place);
    const exe = join(place, "rippled");
    if (kind === "exported") copyFileSync(simPath("1.x"), exe);
    else {
      const args = readFileSync(`${simPath("1.x")}.args`, "utf8").split("\n");
      execFileSync("g++", [...args.filter((arg) => arg !== "-rdynamic"), "-o", exe]);
    }
    execFileSync("objcopy", ["--only-keep-debug", exe, join(folder, `${kind}.debug`)]);
    execFileSync("strip", [exe]);
    paths[kind] = exe;
  }
});
afterAll(() => {
  if (existsSync(folder)) rmSync(folder, { recursive: true });
});

const record = (pid: number, ...args: string[]) => [
  "-p",
  String(pid),
  "-d",
  "2",
  "--db",
  join(folder, "runs.db"),
  ...args,
];
describe.skipIf(noBpf !== null)(`a stripped server${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("is recorded by its dynamic symbols", async () => {
    await using sim = await startSim({ ...light, exe: paths.exported });
    const run = await recordJson(
      record(sim.pid, "--probes", "stages", "--probe", "none=Job::undo()", "--probe", "job=Job::doJob()"),
    );
    expect(spansOf(run, "transactor")).toBeGreaterThan(200);
    expect(spansOf(run, "do_apply")).toBeGreaterThan(200);
    expect(run.refused.map(({ name }) => name)).toEqual(["none"]);
  });

  it("says what would help when it has no symbols at all", async () => {
    await using sim = await startSim({ ...light, exe: paths.hidden });
    const end = await runCli(["record", ...record(sim.pid)]);
    expect(end.exitCode).toBe(5);
    expect(end.stderr.replace(/\s+/g, " ")).toMatch(
      /neither \.symtab nor \.dynsym names it, and no debug file has build-id [0-9a-f]{12} do install .* --debug-file/,
    );
  });

  it("is recorded by the debug file that is named", async () => {
    await using sim = await startSim({ ...light, exe: paths.hidden });
    const args = record(sim.pid, "--debug-file", join(folder, "hidden.debug"), "--probe", "work=sim::work(*)");
    const run = await recordJson(args);
    expect(spansOf(run, "transactor")).toBeGreaterThan(200);
    expect(spansOf(run, "work")).toBeGreaterThan(200);
  });

  it("is recorded by the debug file that .gnu_debuglink leads to", async () => {
    const exe = join(folder, "hidden", "linked");
    copyFileSync(join(folder, "hidden.debug"), join(folder, "hidden", "rippled.debug"));
    execFileSync("objcopy", [`--add-gnu-debuglink=${join(folder, "hidden", "rippled.debug")}`, paths.hidden, exe]);
    mkdirSync(join(folder, "linked"));
    copyFileSync(exe, join(folder, "linked", "rippled"));
    copyFileSync(join(folder, "hidden.debug"), join(folder, "linked", "rippled.debug"));
    await using sim = await startSim({ ...light, exe: join(folder, "linked", "rippled") });
    const run = await recordJson(record(sim.pid));
    expect(spansOf(run, "transactor")).toBeGreaterThan(200);
  });

  it("is not recorded by the debug file of another build", async () => {
    await using sim = await startSim({ ...light, exe: paths.hidden });
    const end = await runCli(["record", ...record(sim.pid, "--debug-file", join(folder, "exported.debug"))]);
    expect(end.exitCode).toBe(2);
    expect(end.stderr.replace(/\s+/g, " ")).toContain("the debug file belongs to another build: its build-id is");
  });
});

/** A copy of a stand-in that says it is another version, as long as its own. */
function renamed(version: "2.4" | "3.2", from: string, to: string): string {
  const bytes = readFileSync(simPath(version));
  const place = join(folder, to);
  mkdirSync(place, { recursive: true });
  const exe = join(place, "rippled");
  copyFileSync(simPath(version), exe);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
  writeFileSync(exe, bytes);
  return exe;
}

describe.skipIf(noBpf !== null)(`a version that the tables do not know${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("is read with the newest known layout, with a warning", async () => {
    await using sim = await startSim({ ...light, exe: renamed("3.2", "3.2.0", "7.2.0") });
    const run = await recordJson(record(sim.pid));
    expect(run.version).toBe("7.2.0");
    expect(run.warnings).toEqual([
      "version 7.2.0 is not in the tables: the nearest known layout of structures is taken",
    ]);
    expect(spansOf(run, "transactor", { type: 7, code: 0 })).toBeGreaterThan(100);
  });

  it("loses id, type and code, and nothing else, when that layout does not fit", async () => {
    await using sim = await startSim({ ...light, exe: renamed("2.4", "2.4.0", "0.9.0") });
    const run = await recordJson(record(sim.pid, "--probes", "types"));
    expect(run.warnings).toEqual([
      expect.stringContaining("version 0.9.0 is not in the tables"),
      expect.stringMatching(/^layout unknown: \d+ of the first \d+ applies made no sense/),
    ]);
    expect(spansOf(run, "transactor")).toBeGreaterThan(200);
    expect(run.strata.filter(({ probe, type, code }) => probe === "transactor" && (type ?? code) !== null)).toEqual([]);
    expect(run.transactions).toBe(0);
  });
});
