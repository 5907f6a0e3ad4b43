import { rmSync } from "node:fs";
import { dirname } from "node:path";
import * as iced from "iced-x86";
import { describe, expect, it } from "vitest";
import { findSymbols } from "./find-symbols.ts";
import { icedStores } from "./iced-stores.ts";
import { readElf } from "./read-elf.ts";
import { buildElf, sourceOf, textAddress } from "./testing/build-elf.ts";
import { fileSource } from "./testing/file-source.ts";
import { compile, hasProgram } from "./testing/programs.ts";
import { versionsInCode } from "./versions-in-code.ts";

const stores = icedStores(iced);
const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];

function versions(...code: number[][]): string[] {
  const functions = [{ name: "f", code: [...code.flat(), 0xc3] }];
  const elf = readElf(sourceOf(buildElf({ functions })));
  return versionsInCode(elf, { name: "f", address: textAddress, size: functions[0]?.code.length ?? 0 }, stores);
}

/** movabs $text,%rax; mov %rax,offset(%rbx) */
const store8 = (text: string, offset: number): number[] => [0x48, 0xb8, ...ascii(text), 0x48, 0x89, 0x43, offset];
/** movl $text,offset(%rbx) */
const store4 = (text: string, offset: number): number[] => [0xc7, 0x43, offset, ...ascii(text)];
/** movb $byte,offset(%rbx) */
const store1 = (byte: number, offset: number): number[] => [0xc6, 0x43, offset, byte];

describe("a version written by constants in the code", () => {
  it("is put together from its parts", () => {
    expect(versions(store8("1.4.0-b7", 16), store1(0, 24))).toEqual(["1.4.0-b7"]);
    expect(versions(store8("3.2.0-rc", 16), store1(0x36, 24), store1(0, 25))).toEqual(["3.2.0-rc6"]);
    expect(versions(store1(0x30, 20), store4("2.4.", 16), store1(0, 21))).toEqual(["2.4.0"]);
  });

  it("is put together from parts that overlap", () => {
    expect(versions(store8("1.10.0-r", 16), store4("rc12", 23), store1(0, 27))).toEqual(["1.10.0-rc12"]);
  });

  it("is none when the register holds something else by then", () => {
    // movabs $text,%rax; xor %eax,%eax; mov %rax,16(%rbx)
    expect(versions([0x48, 0xb8, ...ascii("1.4.0-b7"), 0x31, 0xc0, 0x48, 0x89, 0x43, 0x10])).toEqual([]);
  });

  it("is none when other text stands beside it", () => {
    expect(versions(store8("v1.4.0-b", 16), store1(0x37, 24))).toEqual([]);
  });
});

const source = (version: string): string => `
#include <string>
namespace ripple { namespace BuildInfo {
char const* const versionString = "${version}";
__attribute__((noipa)) bool parse(std::string const& s) { return !s.empty(); }
__attribute__((noinline)) std::string const& getVersionString() {
  static std::string const value = [] { std::string const s = versionString; if (!parse(s)) throw s + ": Bad server version string"; return s; }();
  return value;
}
}}
int main() { return ripple::BuildInfo::getVersionString().size(); }
`;

describe.skipIf(!hasProgram("g++") || process.arch !== "x64")(
  "the version of a compiled server (skipped without g++ on x86-64)",
  () => {
    it.each(["1.4.0-b7", "3.2.0-rc6", "2.4.0", "1.10.0-rc12"])(
      "%s is found in its getVersionString()",
      (version) => {
        const path = compile("g++", source(version), ["-O2"]);
        using file = fileSource(path);
        const elf = readElf(file);
        const functions = findSymbols(elf, [
          { prefix: "_ZN6ripple9BuildInfo16getVersionString" },
          { prefix: "_ZZN6ripple9BuildInfo16getVersionString" },
        ]);
        expect(functions.flatMap((fn) => versionsInCode(elf, fn, stores))).toContain(version);
        rmSync(dirname(path), { recursive: true });
      },
      30_000,
    );
  },
);
