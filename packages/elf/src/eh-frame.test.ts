import { describe, expect, it } from "vitest";
import { frameExtents } from "./eh-frame.ts";
import { readElf } from "./read-elf.ts";
import { buildElf, sourceOf } from "./testing/build-elf.ts";

const address = 0x50_0000;
const u32 = (value: number): number[] => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
const u64 = (value: number): number[] => [...u32(value >>> 0), ...u32(Math.floor(value / 2 ** 32))];
const entry = (...content: number[]): number[] => [...u32(content.length), ...content];
/** Version 1, code alignment 1, data alignment -8, return address register 16. */
const cie = (augmentation: string, data: readonly number[] = []): number[] => {
  const letters = [...augmentation].map((letter) => letter.charCodeAt(0));
  return entry(
    ...u32(0),
    1,
    ...letters,
    0,
    1,
    0x78,
    16,
    ...(augmentation.startsWith("z") ? [data.length, ...data] : []),
  );
};
const extents = (bytes: readonly number[]) => [
  ...frameExtents(
    readElf(sourceOf(buildElf({ sections: [{ name: ".eh_frame", type: 1, address, bytes: Uint8Array.from(bytes) }] }))),
  ),
];

/** A CIE and one FDE of it that encodes `start` and `size` as given by `write`. */
const pair = (first: number[], write: (at: number) => number[]): number[] => {
  const idAt = first.length + 4;
  return [...first, ...entry(...u32(idAt), ...write(address + idAt + 4))];
};

describe("function extents from unwind information", () => {
  it("reads addresses relative to where they stand, as gcc and clang write them", () => {
    expect(extents(pair(cie("zR", [0x1b]), (at) => [...u32(0x401000 - at), ...u32(0x42)]))).toEqual([[0x401000, 0x42]]);
  });

  it("reads absolute addresses", () => {
    expect(extents(pair(cie(""), () => [...u64(0x401000), ...u64(0x42)]))).toEqual([[0x401000, 0x42]]);
    expect(extents(pair(cie("zR", [0x03]), () => [...u32(0x401000), ...u32(0x42)]))).toEqual([[0x401000, 0x42]]);
  });

  it("finds the encoding behind personality and language data", () => {
    const first = cie("zPLR", [0x9b, 1, 2, 3, 4, 0x1b, 0x1b]);
    // 0x9b is indirect: the pointer is not followed, only passed over
    expect(extents(pair(first, (at) => [...u32(0x401000 - at), ...u32(0x42)]))).toEqual([[0x401000, 0x42]]);
  });

  it("goes on behind the end mark of one object file", () => {
    const one = pair(cie("zR", [0x03]), () => [...u32(0x401000), ...u32(0x42)]);
    expect(
      extents([...one, ...u32(0), ...one.map((byte, index) => (index === one.length - 7 ? byte + 1 : byte))]),
    ).toHaveLength(2);
  });

  it("leaves out what needs the running program, makes no sense or is cut short", () => {
    const absolute = (): number[] => [...u32(0x401000), ...u32(0x42)];
    expect(extents(pair(cie("zR", [0x83]), absolute))).toEqual([]); // indirect
    expect(extents(pair(cie("zR", [0x33]), absolute))).toEqual([]); // relative to the data segment
    expect(extents(pair(cie("eh"), absolute))).toEqual([]); // an augmentation of gcc 2
    expect(extents(pair(cie("zR", [0x03]), absolute).slice(0, -1))).toEqual([]);
    expect(extents([...u32(0xffffffff), ...u64(2 ** 60)])).toEqual([]);
  });
});
