import { rmSync } from "node:fs";
import { dirname } from "node:path";
import * as iced from "iced-x86";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildId } from "./build-id.ts";
import { frameExtents } from "./eh-frame.ts";
import { entrySite } from "./entry-site.ts";
import { exitSites } from "./exit-sites.ts";
import { type ElfSymbol, findSymbols } from "./find-symbols.ts";
import { icedDecoder } from "./iced-decoder.ts";
import { type Elf, readElf } from "./read-elf.ts";
import { stapProbes } from "./stap-probes.ts";
import { type FileSource, fileSource } from "./testing/file-source.ts";
import { compile, hasProgram, outputOf } from "./testing/programs.ts";
import { versionStrings } from "./version-strings.ts";

/** The shapes of a server's functions: several returns, a shared check at the end of many, a local half, a throw, no return. */
const target = `
#include <stdexcept>
#include <cstdio>
#include <cstdlib>
#if __has_include(<sys/sdt.h>)
#include <sys/sdt.h>
#else
#define DTRACE_PROBE1(provider, name, argument)
#endif
#define EXPORTED extern "C" __attribute__((noinline, noipa))
const char* volatile versionString = "1.4.0-b7";
volatile int sink;
EXPORTED int preflight2(int a) { sink = a; return sink * 3; }
EXPORTED int several(int a) { if (a < 0) { sink = 1; return preflight2(a) + 1; } if (a > 9) { sink = 2; return preflight2(-a) + 2; } return 7; }
EXPORTED int tail(int a) { if (a == 3) return 1; sink = a; return preflight2(a + 1); }
static __attribute__((noinline, noipa)) int localEnd(int a) { sink = a; return sink + 5; }
EXPORTED int tailToLocal(int a) { sink = a; return localEnd(a + 2); }
EXPORTED int throwing(int a) { if (a > 100) throw std::overflow_error("value overflow"); sink = a; return preflight2(a) + sink; }
EXPORTED int indirect(int (*end)(int), int a) { sink = a; return end(a + 1); }
EXPORTED int never(int a) { printf("%d", a); abort(); }
EXPORTED int probed(int a) { DTRACE_PROBE1(transactor, exit, a); return a + 1; }
int main(int argc, char**) {
  if (argc > 50) never(argc);
  try { throwing(argc * 101); } catch (std::exception const&) { puts(versionString); }
  return several(argc) + tail(argc) + tailToLocal(argc) + indirect(preflight2, argc) + probed(argc);
}
`;

const decoder = icedDecoder(iced);

interface Opened {
  readonly path: string;
  readonly source: FileSource;
  readonly elf: Elf;
}

const open = (path: string): Opened => {
  const source = fileSource(path);
  return { path, source, elf: readElf(source) };
};

const symbol = (elf: Elf, name: string): ElfSymbol => {
  const [found] = findSymbols(elf, [{ exact: name }]);
  if (!found) throw new Error(`${name} is not in the file`);
  return found;
};

describe.skipIf(!hasProgram("g++"))("a program compiled by g++ (skipped where there is no g++)", () => {
  let built: Opened;
  let stripped: Opened;

  beforeAll(() => {
    const path = compile("g++", target, ["-O2", "-fcf-protection=branch", "-rdynamic", "-Wl,--build-id"]);
    built = open(path);
    outputOf("strip", ["-o", `${path}-stripped`, path]);
    stripped = open(`${path}-stripped`);
  }, 60_000);

  afterAll(() => {
    for (const { source } of [built, stripped]) source[Symbol.dispose]();
    rmSync(dirname(built.path), { recursive: true });
  });

  it("runs, so the shapes are those of working code", () => {
    expect(outputOf("sh", ["-c", `${built.path}; true`])).toBe("1.4.0-b7\n");
  });

  it("has its entries behind the endbr64", () => {
    const { address, fileOffset } = symbol(built.elf, "several");
    expect(entrySite(built.elf, symbol(built.elf, "several"), decoder)).toMatchObject({
      address: address + 4,
      fileOffset: fileOffset + 4,
      skippedBytes: 4,
    });
  });

  it("has an exit site in the shared end of a tail call", () => {
    const plan = exitSites(built.elf, symbol(built.elf, "tail"), decoder);
    expect(plan.sites.map(({ in: name, outside }) => [name, outside])).toEqual(
      expect.arrayContaining([
        ["tail", false],
        ["preflight2", true],
      ]),
    );
    expect(plan.tails).toEqual(["preflight2"]);
  });

  it("has one in a local function that is tail-called", () => {
    const plan = exitSites(built.elf, symbol(built.elf, "tailToLocal"), decoder);
    expect(plan.sites).toMatchObject([{ outside: true, in: expect.stringMatching(/localEnd/) }]);
  });

  it("has none in the .cold part of a function that throws", () => {
    const names = outputOf("nm", [built.path]);
    expect(names).toMatch(/throwing\.cold/);
    const plan = exitSites(built.elf, symbol(built.elf, "throwing"), decoder);
    expect(new Set(plan.sites.map(({ in: name }) => name))).toEqual(new Set(["throwing"]));
  });

  it("is refused where a function ends by an indirect tail call or not at all", () => {
    for (const name of ["indirect", "never"]) {
      expect(() => exitSites(built.elf, symbol(built.elf, name), decoder)).toThrow(/never returns/);
    }
  });

  it("has the same exit sites once it is stripped, those in local functions too", () => {
    for (const name of ["several", "tail", "tailToLocal", "throwing"]) {
      const offsets = (elf: Elf) => exitSites(elf, symbol(elf, name), decoder).sites.map(({ address }) => address);
      expect(offsets(stripped.elf)).toEqual(offsets(built.elf));
    }
    const [site] = exitSites(stripped.elf, symbol(stripped.elf, "tailToLocal"), decoder).sites;
    expect(site?.in).toMatch(/^function at 0x[0-9a-f]+$/);
    expect(symbol(stripped.elf, "tail").table).toBe("dynsym");
  });

  it("has unwind extents that equal those of the symbol table", () => {
    const frames = frameExtents(built.elf);
    for (const { name, address, size } of findSymbols(built.elf, [
      { exact: "several" },
      { exact: "tail" },
      { exact: "main" },
    ])) {
      expect([name, frames.get(address)]).toEqual([name, size]);
    }
  });

  it("has the build-id readelf prints, stripped or not", () => {
    const [, expected] = /Build ID: ([0-9a-f]+)/.exec(outputOf("readelf", ["-n", built.path])) ?? [];
    expect(buildId(built.elf)).toBe(expected);
    expect(buildId(stripped.elf)).toBe(expected);
  });

  it("has the USDT probes readelf prints", () => {
    const printed = [
      ...outputOf("readelf", ["-n", built.path]).matchAll(
        /Provider: (.*)\n\s*Name: (.*)\n\s*Location: (0x[0-9a-f]+)[\s\S]*?Arguments: (.*)/g,
      ),
    ];
    expect(stapProbes(built.elf).map(({ provider, name, address, args }) => [provider, name, address, args])).toEqual(
      printed.map(([, provider, name, address, args]) => [provider, name, Number(address), args]),
    );
  });

  it("has its version among the literals", () => {
    expect(versionStrings(built.elf).versions).toMatchObject([{ text: "1.4.0-b7" }]);
  });
});
