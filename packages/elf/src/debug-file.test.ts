import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import * as iced from "iced-x86";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crc32 } from "./crc32.ts";
import { debugFilePaths, debugLink, withDebugFile } from "./debug-file.ts";
import { exitSites } from "./exit-sites.ts";
import { findFunctions } from "./find-functions.ts";
import { parseFunctionPattern } from "./function-pattern.ts";
import { icedDecoder } from "./iced-decoder.ts";
import { type Elf, readElf } from "./read-elf.ts";
import { type FileSource, fileSource } from "./testing/file-source.ts";
import { compile, hasProgram, outputOf } from "./testing/programs.ts";

const target = `
volatile int sink;
namespace ripple { class Payment { public: __attribute__((noinline, noipa)) int doApply(); }; }
int ripple::Payment::doApply() { if (sink) return 1; sink = 2; return 2; }
static __attribute__((noinline, noipa)) int hidden(int a) { sink = a; return a + 1; }
int main() { return ripple::Payment().doApply() + hidden(1); }
`;

it("checks as gzip does", () => {
  const text = new TextEncoder().encode("123456789");
  expect(crc32(text)).toBe(0xcbf43926);
  expect(crc32(text.subarray(4), crc32(text.subarray(0, 4)))).toBe(0xcbf43926);
});

const hasTools = ["g++", "objcopy", "strip"].every(hasProgram);

describe.skipIf(!hasTools)(
  "a stripped executable and its debug file (skipped where g++ or binutils are missing)",
  () => {
    const sources: FileSource[] = [];
    const open = (path: string): Elf => {
      const source = fileSource(path);
      sources.push(source);
      return readElf(source);
    };
    const pathOf: Record<string, string> = {};
    const names = ["ripple::Payment::doApply()", "hidden(int)"];
    const find = (elf: Elf) =>
      findFunctions(
        elf,
        names.flatMap((name) => parseFunctionPattern(name) ?? []),
      );

    beforeAll(() => {
      for (const [kind, flags] of [
        ["id", ["-Wl,--build-id"]],
        ["noId", ["-Wl,--build-id=none"]],
      ] as const) {
        const path = compile("g++", target, ["-O2", ...flags]);
        pathOf[kind] = path;
        outputOf("objcopy", ["--only-keep-debug", path, `${path}.debug`]);
        copyFileSync(path, `${path}.stripped`);
        outputOf("strip", [`${path}.stripped`]);
        outputOf("objcopy", [`--add-gnu-debuglink=${path}.debug`, `${path}.stripped`]);
      }
    }, 60_000);
    afterAll(() => {
      for (const source of sources) source[Symbol.dispose]();
      for (const path of Object.values(pathOf)) rmSync(dirname(path), { recursive: true });
    });

    it.each(["id", "noId"])("have the functions, and the code, of the file that was not stripped (%s)", (kind) => {
      const path = pathOf[kind] ?? "";
      const stripped = open(`${path}.stripped`);
      expect(find(stripped).flat()).toEqual([]);
      const whole = withDebugFile(stripped, open(`${path}.debug`));
      expect(find(whole)).toEqual(find(open(path)));
      const [[payment] = []] = find(whole);
      if (!payment) throw new Error("doApply is missing");
      const exits = (elf: Elf) => exitSites(elf, payment, icedDecoder(iced)).sites;
      expect(exits(whole)).toEqual(exits(open(path)));
    });

    it("name each other: by build-id, and by name and checksum", () => {
      const path = pathOf.id ?? "";
      const stripped = open(`${path}.stripped`);
      const link = debugLink(stripped);
      expect(link?.crc).toBe(crc32(readFileSync(`${path}.debug`)));
      const paths = debugFilePaths(stripped, "/opt/bin");
      expect(paths[0]).toMatch(/^\/usr\/lib\/debug\/\.build-id\/[0-9a-f]{2}\/[0-9a-f]{38}\.debug$/);
      expect(paths.slice(1)).toEqual([
        `/opt/bin/${link?.name}`,
        `/opt/bin/.debug/${link?.name}`,
        `/usr/lib/debug/opt/bin/${link?.name}`,
      ]);
    });

    it("are refused when they are of two builds", () => {
      const other = compile("g++", `${target}int more() { return sink; }`, ["-O2", "-Wl,--build-id"]);
      try {
        expect(() => withDebugFile(open(`${pathOf.id}.stripped`), open(other))).toThrow(/another build: its build-id/);
        expect(() => withDebugFile(open(`${pathOf.noId}.stripped`), open(`${pathOf.id}.debug`))).toThrow(
          /its checksum/,
        );
        expect(() => withDebugFile(open(pathOf.noId ?? ""), open(other))).toThrow(/nothing says/);
        expect(() => withDebugFile(open(`${pathOf.id}.stripped`), open(`${pathOf.id}.stripped`))).toThrow(
          /no symbol table/,
        );
      } finally {
        rmSync(dirname(other), { recursive: true });
      }
    });
  },
);
