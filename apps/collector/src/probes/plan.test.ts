import { codeSource, probeKind } from "@xrpl-probe/bpf";
import { buildSim, type SimVersion, simPath } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { probesJson } from "../output/probes-json.ts";
import { probesLines } from "../output/probes-lines.ts";
import { type Executable, openExecutableFile } from "../server/executable.ts";
import { parseOwnProbe } from "./own-probe.ts";
import { type ProbePlan, planProbes } from "./plan.ts";
import { type ProbeChoice, probeSets } from "./probe-choice.ts";

const executables = new Map<SimVersion, Executable>();

beforeAll(async () => {
  await buildSim();
  for (const version of ["1.4.0-b4", "2.4.0", "3.2.0"] as const) {
    executables.set(version, await openExecutableFile(simPath(version)));
  }
}, 300_000);
afterAll(() => {
  for (const executable of executables.values()) executable[Symbol.dispose]();
});

function executableOf(version: SimVersion): Executable {
  const found = executables.get(version);
  if (!found) throw new Error(`no executable of ${version}`);
  return found;
}

const plan = (version: SimVersion, choice: Partial<ProbeChoice>): ProbePlan =>
  planProbes(executableOf(version), { sets: [], own: [], ...choice });
const own = (...texts: string[]) => texts.map(parseOwnProbe);
const configOf = ({ probes, slots }: ProbePlan, name: string) =>
  slots[probes.findIndex((probe) => probe.name === name)]?.config;

describe("a plan", () => {
  it("holds the transactor probe and what tells its callers, whatever else is asked for", () => {
    const { probes, slots, refused } = plan("1.4.0-b4", {});
    expect(probes).toMatchObject([{ name: "transactor", kind: "apply", exits: { own: 1, shared: 0 } }]);
    expect(slots.map(({ name, config }) => [name, config.kind])).toEqual([
      ["Transactor::operator()", probeKind.PROBE_SPAN],
      ["applyTransaction", probeKind.PROBE_CALLER],
      ["NetworkOPsImp::apply", probeKind.PROBE_CALLER],
      ["OpenLedger::accept", probeKind.PROBE_CALLER],
    ]);
    expect(slots[1]?.config.retryArgument).toBe(3);
    expect(refused).toEqual([]);
  });

  it("adds sets up, and names every slot once", () => {
    const { probes, slots } = plan("3.2.0", { sets: ["stages", "types", "predecessor", "jobs", "consensus"] });
    expect(new Set(probes.map(({ name }) => name)).size).toBe(probes.length);
    for (const { classPreflightSlot, startSlots } of probes) {
      if (classPreflightSlot !== null) expect(startSlots).toContain(classPreflightSlot);
      for (const slot of startSlots) expect(slot).toBeGreaterThanOrEqual(probes.length);
    }
    expect(slots.length).toBeLessThanOrEqual(256);
    expect(probes.filter(({ set }) => set === "types").length).toBeGreaterThan(60);
  });

  it("reads results as the version returns them", () => {
    const codeOf = (version: SimVersion, name: string) =>
      configOf(plan(version, { sets: ["stages", "types"] }), name)?.codeSource;
    expect(codeOf("1.4.0-b4", "transactor")).toBe(codeSource.CODE_PAIR);
    expect(codeOf("2.4.0", "transactor")).toBe(codeSource.CODE_POINTER);
    expect(codeOf("3.2.0", "do_apply")).toBe(codeSource.CODE_POINTER);
    expect(codeOf("3.2.0", "OfferCreate")).toBe(codeSource.CODE_REGISTER);
    expect(codeOf("1.4.0-b4", "preflight")).toBe(codeSource.CODE_NONE);
  });

  it("finds the transaction where the architecture passes it", () => {
    const argumentsOn = (machine: "x86_64" | "aarch64", version: SimVersion) => {
      const executable = executableOf(version);
      const target = { ...executable, elf: { ...executable.elf, machine } };
      const planned = planProbes(target, { sets: ["stages"], own: [] });
      return ["transactor", "preflight", "preclaim", "do_apply"].map((name) => configOf(planned, name)?.txArgument);
    };
    expect(argumentsOn("x86_64", "1.4.0-b4")).toEqual([0, 3, 1, 0]);
    expect(argumentsOn("x86_64", "2.4.0")).toEqual([1, 3, 1, 1]);
    expect(argumentsOn("aarch64", "1.4.0-b4")).toEqual([0, 2, 0, 0]);
    expect(argumentsOn("aarch64", "2.4.0")).toEqual([0, 2, 0, 0]);
  });

  it("has each probe whole or not at all, with the reason", () => {
    const { probes, refused } = plan("1.4.0-b4", {
      own: own(
        "gone=ripple::Foo::bar()",
        "half=ripple::preflight(*)..ripple::Foo::bar",
        "transactor=ripple::doApply(*)",
        "fine=Job::doJob()",
      ),
    });
    expect(probes.map(({ name }) => name)).toEqual(["transactor", "fine"]);
    expect(refused).toEqual([
      { name: "gone", set: "own", reason: "Foo::bar is not among the symbols" },
      { name: "half", set: "own", reason: "Foo::bar is not among the symbols" },
      { name: "transactor", set: "own", reason: "another probe of this run has that name" },
    ]);
  });

  it("says where exits are shared with other callers", () => {
    const { probes } = plan("1.4.0-b4", { sets: ["types"] });
    expect(probes.find(({ name }) => name === "Change")).toMatchObject({
      exits: { own: 0, shared: 2 },
      notes: ["ends in a jump to Change::first or Change::second: exits there trap for other callers too"],
    });
  });

  it("counts what the server's own probes tell of peers, where it has them", () => {
    expect(plan("1.4.0-b4", { sets: ["peer"] }).usdt.peer?.map(({ usdt, sites }) => [usdt, sites])).toEqual([
      ["connect", 1],
      ["disconnect", 1],
      ["send", 2],
      ["receive", 1],
    ]);
    expect(plan("3.2.0", { sets: ["peer"] }).refused).toMatchObject([{ name: "peer", set: "peer" }]);
  });
});

describe("the list of probes", () => {
  const terminal = { color: false, ascii: false, columns: 100, live: false };
  const listed = (version: SimVersion) => ({
    exe: `/opt/${version}/rippled`,
    pid: 7,
    executable: executableOf(version),
    plan: plan(version, {
      sets: probeSets,
      own: own("mine=ripple::SetAccount::preflight(*)", "gone=ripple::Foo::bar()"),
    }),
    calibration: null,
  });

  it.each(["1.4.0-b4", "3.2.0"] as const)(
    "has a line for each probe, the reason where one is missing, and 100 columns (%s)",
    (version) => {
      const lines = probesLines(terminal, listed(version), { all: true });
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(100);
      const text = lines.join("\n");
      expect(text).toMatch(/^rippled .*pid 7: \d+ of \d+ probes resolve\. Costs are not known/);
      expect(text).toMatch(/^[! ] {3}transactor +Transactor::operator\(\) +1 ret +-$/m);
      expect(text).toMatch(/^ {4}gone +✗ Foo::bar is not among the symbols$/m);
      if (version === "3.2.0")
        expect(text).toMatch(/^ {2}peer +✗ no USDT note in \.note\.stapsdt: this server lacks the patch$/m);
    },
  );

  it("shows two of the classes, one with something to say, unless all are asked for", () => {
    const lines = probesLines(terminal, listed("1.4.0-b4"), { all: false });
    expect(lines.find((line) => line.startsWith("  types"))).toMatch(/21 found, 2 shown here {4}--all/);
    expect(lines.some((line) => /^ {4}Payment +Payment::doApply/.test(line))).toBe(true);
    expect(lines.some((line) => /^! {3}Change +Change::doApply +2 tail/.test(line))).toBe(true);
  });

  it("shows what each call costs on this host", () => {
    const calibration = {
      entryNs: { emulated: 500, "single-step": 9000 },
      exitNs: 800,
      biasNs: { emulated: 700, "single-step": 900 },
    };
    const text = probesLines(terminal, { ...listed("1.4.0-b4"), calibration }, { all: false }).join("\n");
    expect(text).toMatch(/^ {4}transactor .* 1\.30 µs$/m);
    expect(text).toMatch(/nested: lengthens transactor by \d/);
  });

  it("is the whole plan as JSON", () => {
    const json = JSON.parse(probesJson(listed("1.4.0-b4"))) as { probes: unknown[]; refused: unknown[] };
    expect(json.probes[0]).toMatchObject({ name: "transactor", set: "transactor", stepping: "emulated", costNs: null });
    expect(json.refused).toContainEqual({ name: "gone", set: "own", reason: "Foo::bar is not among the symbols" });
  });
});
