import * as iced from "iced-x86";
import { describe, expect, it } from "vitest";
import { arm64Decoder } from "./arm64-decoder.ts";
import { entrySite } from "./entry-site.ts";
import { icedDecoder } from "./iced-decoder.ts";
import { readElf } from "./read-elf.ts";
import { buildElf, sourceOf, textAddress, textOffset } from "./testing/build-elf.ts";

const ret = [0xc3];
const endbr64 = [0xf3, 0x0f, 0x1e, 0xfa];

function entry(code: number[], machine = 62) {
  const elf = readElf(sourceOf(buildElf({ machine, functions: [{ name: "f", code }] })));
  return entrySite(
    elf,
    { name: "f", address: textAddress, size: code.length },
    machine === 62 ? icedDecoder(iced) : arm64Decoder,
  );
}

describe("the entry site of an x86-64 function", () => {
  it("is its first instruction", () => {
    expect(entry([0x55, ...ret])).toEqual({
      address: textAddress,
      fileOffset: textOffset,
      skippedBytes: 0,
      stepping: "emulated",
    });
  });

  it("lies behind a leading endbr64", () => {
    expect(entry([...endbr64, 0x55, ...ret])).toEqual({
      address: textAddress + 4,
      fileOffset: textOffset + 4,
      skippedBytes: 4,
      stepping: "emulated",
    });
  });

  it("stays at the endbr64 when a loop leads to the instruction behind it", () => {
    // endbr64; loop: dec %edi; jne loop; ret
    expect(entry([...endbr64, 0xff, 0xcf, 0x75, 0xfc, ...ret])).toMatchObject({
      skippedBytes: 0,
      stepping: "single-step",
    });
  });

  it.each([
    ["push %rbp", [0x55], "emulated"],
    ["push %r15", [0x41, 0x57], "emulated"],
    ["nop", [0x90], "emulated"],
    ["the 5-byte nop", [0x0f, 0x1f, 0x44, 0x00, 0x00], "emulated"],
    ["a call", [0xe8, 0, 0, 0, 0], "emulated"],
    ["mov", [0x48, 0x89, 0xe5], "single-step"],
    ["sub", [0x48, 0x83, 0xec, 0x08], "single-step"],
    ["push of a memory operand", [0xff, 0x30], "single-step"],
    ["ret", [], "single-step"],
  ] as const)("%s", (_, first, stepping) => {
    expect(entry([...first, ...ret]).stepping).toBe(stepping);
  });
});

describe("the entry site of an arm64 function", () => {
  const words = (...values: number[]): number[] =>
    values.flatMap((word) => [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24]);
  const stp = 0xa9bf7bfd;
  const armRet = 0xd65f03c0;

  it.each([
    ["bti c", [0xd503245f], 4],
    ["paciasp", [0xd503233f], 4],
    ["both", [0xd503245f, 0xd503233f], 8],
    ["neither", [], 0],
  ] as const)("lies behind %s", (_, pads, skippedBytes) => {
    expect(entry(words(...pads, stp, armRet), 183)).toEqual({
      address: textAddress + skippedBytes,
      fileOffset: textOffset + skippedBytes,
      skippedBytes,
      stepping: "single-step",
    });
  });

  it("is emulated where the kernel simulates what reads the program counter", () => {
    expect(entry(words(0x90000000, armRet), 183).stepping).toBe("emulated"); // adrp
    expect(entry(words(0xd65f03c0), 183).stepping).toBe("emulated"); // ret
  });
});
