import { describe, expect, it } from "vitest";
import { fileOffsetOf } from "./address.ts";
import { ElfError } from "./elf-error.ts";
import { readElf } from "./read-elf.ts";
import { buildElf, sourceOf, textAddress, textOffset } from "./testing/build-elf.ts";

const read = (bytes: Uint8Array) => readElf(sourceOf(bytes));

const refusal = (bytes: Uint8Array): ElfError => {
  try {
    read(bytes);
  } catch (error) {
    if (error instanceof ElfError) return error;
    throw error;
  }
  throw new Error("was not refused");
};

const functions = [{ name: "main", code: [0xc3] }];

describe("reading the headers", () => {
  it("tells machine, type, sections and segments", () => {
    const elf = read(buildElf({ functions }));
    expect(elf).toMatchObject({ machine: "x86_64", type: "executable" });
    expect(elf.sections.map(({ name }) => name)).toEqual(["", ".text", ".symtab", ".strtab", ".shstrtab"]);
    expect(elf.segments).toMatchObject([{ address: textAddress, offset: textOffset, executable: true }]);
  });

  it("reads an arm64 file", () => {
    expect(read(buildElf({ machine: 183, functions })).machine).toBe("aarch64");
  });

  it("takes counts that do not fit the header from section 0", () => {
    const elf = read(
      buildElf({
        functions,
        patch: (view) => {
          const table = Number(view.getBigUint64(40, true));
          view.setBigUint64(table + 32, BigInt(view.getUint16(60, true)), true);
          view.setUint32(table + 40, view.getUint16(62, true), true);
          view.setUint32(table + 44, view.getUint16(56, true), true);
          view.setUint16(60, 0, true);
          view.setUint16(62, 0xffff, true);
          view.setUint16(56, 0xffff, true);
        },
      }),
    );
    expect(elf.sections).toHaveLength(5);
    expect(elf.sections[4]?.name).toBe(".shstrtab");
    expect(elf.segments).toHaveLength(1);
  });

  it("reads a file whose section headers were removed", () => {
    const elf = read(
      buildElf({
        functions,
        patch: (view) => {
          view.setBigUint64(40, 0n, true);
          view.setUint16(60, 0, true);
        },
      }),
    );
    expect(elf.sections).toEqual([]);
    expect(elf.segments).toHaveLength(1);
  });
});

describe("refusing what cannot be probed, with what to do", () => {
  it.each([
    ["an empty file", new Uint8Array(), "not-elf", /not an ELF/],
    [
      "a script",
      new TextEncoder().encode("#!/bin/sh\nexec rippled\n".padEnd(80)),
      "not-elf",
      /name the server's executable/,
    ],
    ["a header cut short", buildElf().subarray(0, 40), "truncated", /copy it again/],
    ["a file without its end", buildElf({ functions }).subarray(0, 0x210), "truncated", /section headers/],
    ["32 bits", buildElf({ patch: (view) => view.setUint8(4, 1) }), "unsupported", /32-bit/],
    ["big-endian", buildElf({ patch: (view) => view.setUint8(5, 2) }), "unsupported", /big-endian/],
    ["another machine", buildElf({ machine: 243 }), "unsupported", /another architecture \(ELF machine 243\)/],
    ["an object file", buildElf({ patch: (view) => view.setUint16(16, 1, true) }), "unsupported", /not been linked/],
    ["a core dump", buildElf({ patch: (view) => view.setUint16(16, 4, true) }), "unsupported", /core dump/],
    [
      "section headers of another size",
      buildElf({ patch: (view) => view.setUint16(58, 40, true) }),
      "malformed",
      /40 bytes/,
    ],
    ["no section names", buildElf({ patch: (view) => view.setUint16(62, 1, true) }), "malformed", /names/],
  ])("%s", (_, bytes, code, message) => {
    const error = refusal(bytes);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe("");
  });

  it("a file that has been cut while it was read", () => {
    const bytes = buildElf({ functions });
    const shrinking = {
      size: bytes.length,
      read: (offset: number, length: number) => bytes.subarray(offset, offset + Math.min(length, 60)),
    };
    expect(() => readElf(shrinking)).toThrow(/file ends/);
  });
});

describe("file offsets", () => {
  const elf = read(buildElf({ functions }));

  it("are virtual address - p_vaddr + p_offset of the PT_LOAD that holds the address", () => {
    expect(fileOffsetOf(elf, textAddress + 5)).toBe(textOffset + 5);
  });

  it("do not exist for addresses outside of every PT_LOAD", () => {
    expect(() => fileOffsetOf(elf, textAddress - 1)).toThrow(/no loaded part/);
    expect(() => fileOffsetOf(elf, textAddress + 2 ** 20)).toThrow(ElfError);
  });
});
