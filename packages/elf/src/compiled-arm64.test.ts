import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCode } from "./address.ts";
import { arm64Decoder } from "./arm64-decoder.ts";
import { viewOf } from "./byte-source.ts";
import { frameExtents } from "./eh-frame.ts";
import { entrySite } from "./entry-site.ts";
import { exitSites } from "./exit-sites.ts";
import { findFunctions } from "./find-functions.ts";
import type { ElfSymbol } from "./find-symbols.ts";
import { parseFunctionPattern } from "./function-pattern.ts";
import { type Elf, readElf } from "./read-elf.ts";
import { type FileSource, fileSource } from "./testing/file-source.ts";
import { compile, hasProgram, outputOf } from "./testing/programs.ts";

/** The shapes of a server's functions, and both ways in which operator() has returned its result. */
const target = `
#define NOINLINE __attribute__((noinline, noipa))
volatile int sink;
namespace ripple {
NOINLINE int preflight2(int a) { sink = a; return sink * 3; }
NOINLINE int several(int a) { if (a < 0) { sink = 1; return preflight2(a) + 1; } return 7; }
NOINLINE int tail(int a) { sink = a; return preflight2(a + 1); }
NOINLINE int conditional(int a) { if (a > 3) return preflight2(a); return 1; }
struct Pair { int ter; bool applied; };
struct ApplyResult { int ter; bool applied; ApplyResult(int t, bool a) : ter(t), applied(a) {} ~ApplyResult() { sink = 0; } };
struct Transactor { int code; NOINLINE ApplyResult operator()(); NOINLINE Pair pair(); };
ApplyResult Transactor::operator()() { return ApplyResult(preflight2(code), true); }
Pair Transactor::pair() { return {preflight2(code), true}; }
}
extern "C" int main(int argc, char**) {
  ripple::Transactor t{argc};
  return ripple::several(argc) + ripple::tail(argc) + ripple::conditional(argc) + t().ter + t.pair().ter;
}
`;
const compiler = "aarch64-linux-gnu-g++";
const flags = ["-O2", "-fno-exceptions", "-nostdlib", "-static", "-Wl,--entry=main"];
const rets = { ret: 0xd65f03c0, retaa: 0xd65f0bff };

interface Opened {
  readonly path: string;
  readonly source: FileSource;
  readonly elf: Elf;
}

function open(path: string): Opened {
  const source = fileSource(path);
  return { path, source, elf: readElf(source) };
}

function symbol(elf: Elf, name: string): ElfSymbol {
  const pattern = parseFunctionPattern(`ripple::${name}`);
  const [[found] = []] = pattern ? findFunctions(elf, [pattern]) : [];
  if (!found) throw new Error(`${name} is not in the file`);
  return found;
}

const exits = (elf: Elf, name: string) => exitSites(elf, symbol(elf, name), arm64Decoder);
const wordAt = (elf: Elf, address: number) => viewOf(readCode(elf, address, 4, "an instruction")).getUint32(0, true);

describe.skipIf(!process.env.REQUIRE_BPF && !hasProgram(compiler))(
  `an arm64 program (skipped where there is no ${compiler})`,
  () => {
    let plain: Opened;
    let signed: Opened;

    beforeAll(() => {
      plain = open(compile(compiler, target, [...flags, "-mbranch-protection=standard"]));
      signed = open(compile(compiler, target, [...flags, "-march=armv8.3-a", "-mbranch-protection=pac-ret+leaf"]));
    }, 60_000);
    afterAll(() => {
      for (const { source, path } of [plain, signed]) {
        source[Symbol.dispose]();
        rmSync(dirname(path), { recursive: true });
      }
    });

    it("has its entries behind paciasp or bti c", () => {
      for (const name of ["several", "tail", "Transactor::operator()"]) {
        expect(entrySite(plain.elf, symbol(plain.elf, name), arm64Decoder)).toMatchObject({ skippedBytes: 4 });
      }
    });

    it("has its exits at ret", () => {
      const { sites } = exits(plain.elf, "several");
      expect(sites.length).toBeGreaterThan(0);
      for (const { address } of sites) expect(wordAt(plain.elf, address)).toBe(rets.ret);
    });

    it("has them at retaa too where return addresses are signed", () => {
      const words = exits(signed.elf, "several").sites.map(({ address }) => wordAt(signed.elf, address));
      expect(words.sort()).toEqual([rets.ret, rets.retaa].sort());
      const [only] = exits(signed.elf, "preflight2").sites;
      expect(wordAt(signed.elf, only?.address ?? 0)).toBe(rets.retaa);
    });

    it("has them in the function that it ends in by a jump to its start", () => {
      expect(exits(plain.elf, "tail")).toMatchObject({
        sites: [{ in: expect.stringContaining("preflight2"), outside: true }],
        tails: [expect.stringContaining("preflight2")],
      });
      expect(
        exits(plain.elf, "conditional")
          .sites.map(({ outside }) => outside)
          .sort(),
      ).toEqual([false, true]);
    });

    it("has every ret that objdump disassembles", () => {
      for (const { elf, path } of [plain, signed]) {
        const listed = outputOf("aarch64-linux-gnu-objdump", ["-d", "--no-show-raw-insn", path])
          .split("\n")
          .flatMap((line) => /^\s*([0-9a-f]+):\s+ret(aa)?\b/.exec(line)?.[1] ?? [])
          .map((address) => Number.parseInt(address, 16));
        for (const name of ["several", "conditional", "Transactor::operator()", "Transactor::pair", "preflight2"]) {
          const { address: from, size } = symbol(elf, name);
          const own = exits(elf, name)
            .sites.filter(({ outside }) => !outside)
            .map(({ address }) => address);
          expect([name, own]).toEqual([name, listed.filter((at) => at >= from && at < from + size)]);
        }
      }
    });

    it("has the place of a large result in x8 when it gets to the probed entry", () => {
      const { address, size } = symbol(plain.elf, "Transactor::operator()");
      const range = [`--start-address=${address}`, `--stop-address=${address + size}`];
      const code = outputOf("aarch64-linux-gnu-objdump", ["-d", "--no-show-raw-insn", ...range, plain.path]);
      const entry = entrySite(plain.elf, symbol(plain.elf, "Transactor::operator()"), arm64Decoder);
      const firstUse = code.split("\n").findIndex((line) => /\bx8\b/.test(line));
      const probed = code.split("\n").findIndex((line) => line.trim().startsWith(`${entry.address.toString(16)}:`));
      expect(firstUse).toBeGreaterThan(0);
      expect(firstUse).toBeGreaterThanOrEqual(probed);
    });

    it("has unwind extents that equal those of the symbol table", () => {
      const { address, size } = symbol(plain.elf, "several");
      expect(frameExtents(plain.elf).get(address)).toBe(size);
    });
  },
);
