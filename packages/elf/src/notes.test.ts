import { describe, expect, it } from "vitest";
import { buildId } from "./build-id.ts";
import { readElf } from "./read-elf.ts";
import { stapProbes } from "./stap-probes.ts";
import { type BuiltSection, buildElf, sourceOf, textAddress, textOffset } from "./testing/build-elf.ts";

const open = (...sections: BuiltSection[]) =>
  readElf(sourceOf(buildElf({ functions: [{ name: "f", code: new Array(64).fill(0x90) }], sections })));

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

function note(owner: string, type: number, content: Uint8Array): Uint8Array {
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  const bytes = new Uint8Array(12 + padded(owner.length + 1) + padded(content.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, owner.length + 1, true);
  view.setUint32(4, content.length, true);
  view.setUint32(8, type, true);
  bytes.set(ascii(owner), 12);
  bytes.set(content, 12 + padded(owner.length + 1));
  return bytes;
}

const section = (name: string, bytes: Uint8Array, address = 0): BuiltSection => ({
  name,
  type: name.startsWith(".note") ? 7 : 1,
  address,
  bytes,
});

function stap(address: number, base: number, semaphore: number, text: string): Uint8Array {
  const content = new Uint8Array([...new Array(24).fill(0), ...ascii(text)]);
  [address, base, semaphore].forEach((value, index) => {
    new DataView(content.buffer).setBigUint64(index * 8, BigInt(value), true);
  });
  return note("stapsdt", 3, content);
}

describe("the build-id", () => {
  it("is the content of the GNU note, in hex", () => {
    const bytes = note("GNU", 3, new Uint8Array([0x00, 0xab, 0x0c]));
    expect(buildId(open(section(".note.gnu.build-id", bytes)))).toBe("00ab0c");
  });

  it("is null where the linker wrote none", () => {
    expect(buildId(open())).toBeNull();
    expect(buildId(open(section(".note.gnu.build-id", note("GNU", 1, ascii("abc")))))).toBeNull();
  });

  it("is null where the note is cut short", () => {
    const bytes = note("GNU", 3, new Uint8Array(20)).subarray(0, 20);
    expect(buildId(open(section(".note.gnu.build-id", bytes)))).toBeNull();
  });
});

describe("USDT probes", () => {
  const base = textAddress + 0x30;
  const text = "transactor\0transactor_exit\x008@%rax 8@%r13 8@%rcx\0";

  it("come with provider, name, arguments and where they lie", () => {
    const elf = open(
      section(".stapsdt.base", new Uint8Array(1), base),
      section(".note.stapsdt", stap(textAddress + 4, base, 0, text)),
    );
    expect(stapProbes(elf)).toEqual([
      {
        provider: "transactor",
        name: "transactor_exit",
        address: textAddress + 4,
        fileOffset: textOffset + 4,
        args: "8@%rax 8@%r13 8@%rcx",
        semaphore: null,
      },
    ]);
  });

  it("move with .stapsdt.base when the code was moved after the build, semaphores too", () => {
    const moved = section(".stapsdt.base", new Uint8Array(1), base);
    const elf = open(
      moved,
      section(".note.stapsdt", stap(textAddress + 4 - 0x1000, base - 0x1000, textAddress + 8 - 0x1000, text)),
    );
    expect(stapProbes(elf)).toMatchObject([
      { address: textAddress + 4, semaphore: { address: textAddress + 8, fileOffset: textOffset + 8 } },
    ]);
  });

  it("stay where the note says in a file without .stapsdt.base", () => {
    expect(stapProbes(open(section(".note.stapsdt", stap(textAddress + 4, 0, 0, text))))).toMatchObject([
      { address: textAddress + 4 },
    ]);
  });

  it("are listed once per place they were inlined to", () => {
    const sites = [1, 2, 3].flatMap((offset) => [...stap(textAddress + offset, base, 0, text)]);
    const elf = open(
      section(".stapsdt.base", new Uint8Array(1), base),
      section(".note.stapsdt", new Uint8Array(sites)),
    );
    expect(stapProbes(elf).map(({ fileOffset }) => fileOffset - textOffset)).toEqual([1, 2, 3]);
  });

  it("outside of the loaded file are refused", () => {
    expect(() => stapProbes(open(section(".note.stapsdt", stap(8, 0, 0, text))))).toThrow(/no loaded part/);
  });

  it("are none in a file without the section", () => {
    expect(stapProbes(open())).toEqual([]);
  });
});
