import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openExecutableFile } from "../server/executable.ts";
import { planProbes } from "./plan.ts";
import { probeSets } from "./probe-choice.ts";

const compiler = "aarch64-linux-gnu-g++";
const cpp = fileURLToPath(new URL("../../../../packages/rippled-sim/cpp", import.meta.url));
/** What holds the probed functions; the rest of the stand-in is not needed to be planned. */
const sources = ["transactor", "apply_steps", "transactors", "network", "peers"];
const words = { ret: 0xd65f03c0, retaa: 0xd65f0bff, paciasp: 0xd503233f, btiC: 0xd503245f };
let folder = "";

/** The functions of a 2.4 server as a library for arm64: nothing of it can run here. */
async function compiled(name: string, flags: readonly string[]): Promise<string> {
  const common = [
    "-std=c++17",
    "-O2",
    "-fPIC",
    "-pthread",
    "-DSIM_ERA=24",
    '-DTRANSACTORS="../transactors/2.4.inc"',
    `-I${cpp}`,
  ];
  const objects = sources.map((source) => join(folder, `${name}-${source}.o`));
  await Promise.all(
    sources.map((source, index) =>
      promisify(execFile)(compiler, [
        ...common,
        ...flags,
        "-c",
        join(cpp, "server", `${source}.cpp`),
        "-o",
        objects[index] ?? "",
      ]),
    ),
  );
  const library = join(folder, `${name}.so`);
  execFileSync(compiler, ["-shared", "-Wl,-Bsymbolic", "-o", library, ...objects]);
  return library;
}

function hasCompiler(): boolean {
  try {
    execFileSync(compiler, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

// Where every test must run, a missing compiler is a failure.
const isSkipped = !process.env.REQUIRE_BPF && !hasCompiler();

describe.skipIf(isSkipped)(`a server for arm64${isSkipped ? ` [skipped: no ${compiler}]` : ""}`, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "xrpl-probe-arm64-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["plain", []],
    ["signed", ["-march=armv8.3-a", "-mbranch-protection=standard"]],
  ] as const)(
    "is planned in every set: entries behind landing pads, exits at ret and retaa (%s)",
    async (name, flags) => {
      const library = await compiled(name, flags);
      using executable = await openExecutableFile(library);
      const { probes, slots, refused } = planProbes(executable, {
        sets: probeSets.filter((set) => set !== "peer"),
        own: [],
      });
      const code = readFileSync(library);
      const wordsAt = (offsets: readonly number[]) => offsets.map((offset) => code.readUInt32LE(offset));
      expect(executable.elf.machine).toBe("aarch64");
      expect(probes.filter(({ set }) => set === "types").length).toBeGreaterThan(50);
      expect(refused.map(({ set }) => set)).not.toContain("types");
      const exits = slots.flatMap((slot) => wordsAt(slot.exitOffsets));
      expect(exits.length).toBeGreaterThanOrEqual(probes.length);
      expect(new Set(exits)).toEqual(new Set(name === "plain" ? [words.ret] : [words.ret, words.retaa]));
      const entries = wordsAt(slots.map(({ entryOffset }) => entryOffset));
      expect(entries.filter((word) => word === words.paciasp || word === words.btiC)).toEqual([]);
    },
    120_000,
  );
});
