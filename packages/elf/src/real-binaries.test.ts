import { existsSync, realpathSync } from "node:fs";
import * as iced from "iced-x86";
import { describe, expect, it } from "vitest";
import { buildId } from "./build-id.ts";
import { frameExtents } from "./eh-frame.ts";
import { ElfError } from "./elf-error.ts";
import { exitSites } from "./exit-sites.ts";
import { type ElfSymbol, findSymbols } from "./find-symbols.ts";
import { icedDecoder } from "./iced-decoder.ts";
import { type Elf, readElf } from "./read-elf.ts";
import { stapProbes } from "./stap-probes.ts";
import { fileSource } from "./testing/file-source.ts";
import { hasProgram, outputOf } from "./testing/programs.ts";

const decoder = icedDecoder(iced);
const sharedLibrary = "/usr/lib/x86_64-linux-gnu/libstdc++.so.6";

/** What the system's own tools say about the same files. Node is the largest executable that is there for certain. */
const binaries = [
  { what: "the node that runs this", path: realpathSync(process.execPath) },
  { what: "libstdc++", path: existsSync(sharedLibrary) ? realpathSync(sharedLibrary) : null },
];
const hasTools = ["readelf", "objdump"].every(hasProgram) && process.arch === "x64";

for (const { what, path } of binaries) {
  describe.skipIf(path === null || !hasTools)(
    `${what}, compared with binutils (skipped where either is missing, or not on x86-64)`,
    () => {
      const withElf = <Result>(use: (elf: Elf) => Result): Result => {
        using source = fileSource(path ?? "");
        return use(readElf(source));
      };
      const allFunctions = (elf: Elf): ElfSymbol[] => findSymbols(elf, [{ prefix: "" }]);

      it("has exactly the functions readelf lists, with addresses and sizes, clones left out", () => {
        const listed = outputOf("readelf", ["-sW", path ?? ""])
          .split("\n")
          .flatMap((line) => {
            const [, address = "", size = "", name = ""] =
              /^ *\d+: ([0-9a-f]+) +(\S+) FUNC +\S+ +\S+ +\d+ ([^@\s]+)/.exec(line) ?? [];
            return name === "" || /\.(cold|part|isra|constprop)\b/.test(name)
              ? []
              : `${Number.parseInt(address, 16)} ${Number(size)} ${name}`;
          });
        const found = withElf(allFunctions).map(({ address, size, name }) => `${address} ${size} ${name}`);
        expect(found.length).toBeGreaterThan(1000);
        expect(found.sort()).toEqual([...new Set(listed)].sort());
      }, 60_000);

      it("has the build-id and the USDT probes readelf prints", () => {
        const notes = outputOf("readelf", ["-n", path ?? ""]);
        expect(withElf(buildId)).toBe(/Build ID: ([0-9a-f]+)/.exec(notes)?.[1] ?? null);
        const locations = [...notes.matchAll(/Location: (0x[0-9a-f]+)/g)].map(([, location]) => Number(location));
        expect(withElf(stapProbes).map(({ address }) => address)).toEqual(locations);
      }, 60_000);

      it("has as many rets per function as objdump disassembles", () => {
        withElf((elf) => {
          const functions = allFunctions(elf).filter(({ size }) => size > 0);
          const middle = Math.floor(functions.length / 3);
          const some = functions.slice(middle, middle + 400);
          const range = [
            `--start-address=${some[0]?.address}`,
            `--stop-address=${(some.at(-1)?.address ?? 0) + (some.at(-1)?.size ?? 0)}`,
          ];
          const returns = outputOf("objdump", ["-d", "--no-show-raw-insn", ...range, path ?? ""])
            .split("\n")
            .flatMap((line) => /^\s*([0-9a-f]+):\s+(?:repz |bnd )?ret\b/.exec(line)?.[1] ?? [])
            .map((address) => Number.parseInt(address, 16));
          let compared = 0;
          for (const fn of some) {
            const own = ownReturns(elf, fn);
            if (own === null) continue;
            expect([fn.name, own]).toEqual([
              fn.name,
              returns.filter((at) => at >= fn.address && at < fn.address + fn.size),
            ]);
            compared++;
          }
          expect(compared).toBeGreaterThan(200);
        });
      }, 60_000);

      it("has unwind extents that agree with the symbol table's, but for code written in assembly", () => {
        withElf((elf) => {
          const frames = frameExtents(elf);
          const both = allFunctions(elf).filter(({ address }) => frames.has(address));
          const agreeing = both.filter(({ address, size }) => frames.get(address) === size);
          expect(both.length).toBeGreaterThan(1000);
          expect(agreeing.length / both.length).toBeGreaterThan(0.999);
        });
      });

      it("is searched without reading the rest of the file", () => {
        using source = fileSource(path ?? "");
        const elf = readElf(source);
        expect(source.bytesRead).toBeLessThan(10_000);
        findSymbols(elf, [{ exact: "none" }]);
        const tables = elf.sections
          .filter(({ type }) => type === 2 || type === 11 || type === 3)
          .reduce((sum, { size }) => sum + size, 0);
        expect(source.bytesRead).toBeLessThan(tables + 10_000);
      });
    },
  );
}

/** Addresses of the rets inside the function; null where it is refused for its shape. */
function ownReturns(elf: Elf, fn: ElfSymbol): number[] | null {
  try {
    return exitSites(elf, fn, decoder).sites.flatMap(({ address, outside }) => (outside ? [] : [address]));
  } catch (error) {
    if (error instanceof ElfError && error.code === "no-exit-site") return null;
    throw error;
  }
}
