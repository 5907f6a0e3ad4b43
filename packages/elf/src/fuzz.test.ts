import { readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import * as iced from "iced-x86";
import { describe, expect, it } from "vitest";
import { buildId } from "./build-id.ts";
import type { ByteSource } from "./byte-source.ts";
import { ElfError } from "./elf-error.ts";
import { entrySite } from "./entry-site.ts";
import { exitSites } from "./exit-sites.ts";
import { findSymbols } from "./find-symbols.ts";
import { icedDecoder } from "./iced-decoder.ts";
import { icedStores } from "./iced-stores.ts";
import { readElf } from "./read-elf.ts";
import { stapProbes } from "./stap-probes.ts";
import { buildElf, sourceOf } from "./testing/build-elf.ts";
import { compile, hasProgram } from "./testing/programs.ts";
import { versionStrings } from "./version-strings.ts";
import { versionsInCode } from "./versions-in-code.ts";

const decoder = icedDecoder(iced);
const stores = icedStores(iced);

/** mulberry32: small, seeded, good enough to pick bytes. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Everything the package can be asked; only an ElfError may come out of any of it. */
function exercise(source: ByteSource): void {
  const attempt = <Result>(act: () => Result): Result | undefined => {
    try {
      return act();
    } catch (error) {
      if (error instanceof ElfError) return undefined;
      throw error;
    }
  };
  const elf = attempt(() => readElf(source));
  if (!elf) return;
  attempt(() => buildId(elf));
  attempt(() => stapProbes(elf));
  attempt(() => versionStrings(elf));
  for (const symbol of attempt(() => findSymbols(elf, [{ prefix: "" }]))?.slice(0, 20) ?? []) {
    attempt(() => entrySite(elf, symbol, decoder));
    attempt(() => exitSites(elf, symbol, decoder));
    attempt(() => versionsInCode(elf, symbol, stores));
  }
}

/** Where damage hurts: the headers at both ends, tables and notes are hit more often than the rest. */
function damage(original: Uint8Array, next: () => number): Uint8Array {
  const bytes = original.slice(0, next() < 0.2 ? Math.floor(next() * original.length) : original.length);
  const view = new DataView(bytes.buffer);
  const tables = Number(new DataView(original.buffer, original.byteOffset).getBigUint64(40, true));
  const flips = 1 + Math.floor(next() * 16);
  for (let flip = 0; flip < flips; flip++) {
    const where = next();
    const at = Math.floor(
      where < 0.3 ? next() * 600 : where < 0.7 ? tables + next() * (original.length - tables) : next() * bytes.length,
    );
    if (at < bytes.length) view.setUint8(at, Math.floor(next() * 256));
  }
  return bytes;
}

function fuzz(original: Uint8Array, seed: number, rounds: number): void {
  const next = random(seed);
  for (let round = 0; round < rounds; round++) {
    const bytes = damage(original, next);
    let bytesRead = 0;
    const counted: ByteSource = {
      size: bytes.length,
      read: (offset, length) => {
        bytesRead += length;
        return bytes.subarray(offset, offset + length);
      },
    };
    const started = performance.now();
    exercise(counted);
    expect(bytesRead, `bytes read in round ${round} of seed ${seed}`).toBeLessThan(100 * bytes.length + 2 ** 20);
    expect(performance.now() - started, `ms in round ${round} of seed ${seed}`).toBeLessThan(5_000);
  }
}

describe("damaged files give an ElfError, in bounded time and reads", () => {
  const built = buildElf({
    functions: [
      { name: "f", code: [0x55, 0xc3], table: "both" },
      { name: "g", code: [0xe9, 0xeb, 0xff, 0xff, 0xff, 0xc3], size: 0 },
    ],
    sections: [
      { name: ".rodata", type: 1, address: 0x500000, bytes: new TextEncoder().encode("1.4.0-b7\0") },
      { name: ".eh_frame", type: 1, address: 0x600000, bytes: new Uint8Array(64).fill(8) },
      { name: ".note.stapsdt", type: 7, bytes: new Uint8Array(64).fill(4) },
    ],
  });

  it.each([1, 2, 3])("a built file with bytes changed or its end cut off, seed %i", (seed) => {
    fuzz(built, seed, 1000);
  });

  it("bytes that are no ELF file at all", () => {
    const next = random(4);
    for (let round = 0; round < 200; round++) {
      const bytes = Uint8Array.from({ length: Math.floor(next() * 400) }, () => Math.floor(next() * 256));
      bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1].slice(0, bytes.length));
      exercise(sourceOf(bytes));
    }
  });

  describe.skipIf(!hasProgram("g++"))("a compiled file (skipped where there is no g++)", () => {
    it.each([5, 6])(
      "with bytes changed or its end cut off, seed %i",
      (seed) => {
        const source = `int f(int a) { return a ? f(a - 1) * 3 : 1; } int main(int c, char**) { const char* volatile v = "1.4.0-b7"; return f(c) + *v; }`;
        const path = compile("g++", source, ["-O1"]);
        const bytes = readFileSync(path);
        rmSync(dirname(path), { recursive: true });
        fuzz(bytes, seed, 300);
      },
      60_000,
    );
  });
});
