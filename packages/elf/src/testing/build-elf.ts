import type { ByteSource } from "../byte-source.ts";

/** A function of a built file. `symbol` false leaves it out of the tables, as strip does with local ones. */
export interface BuiltFunction {
  readonly name: string;
  readonly code: readonly number[];
  readonly table?: "symtab" | "dynsym" | "both" | "none";
  /** STT_*: 2 is a function, 10 an IFUNC, 1 an object. */
  readonly type?: number;
  readonly isUndefined?: boolean;
  /** What the table says, where that is not the length of the code. */
  readonly size?: number;
  /** Other names of the same address. */
  readonly aliases?: readonly string[];
}

export interface BuiltSection {
  readonly name: string;
  readonly type: number;
  readonly address?: number;
  readonly bytes: Uint8Array;
}

export interface BuildOptions {
  readonly machine?: number;
  readonly functions?: readonly BuiltFunction[];
  readonly sections?: readonly BuiltSection[];
  /** Patches the finished bytes. */
  readonly patch?: (view: DataView) => void;
}

export const textAddress = 0x40_1000;
export const textOffset = 0x200;
export const functionAlignment = 16;

/** Address of each function of a built file: one after the other, each at a multiple of 16. */
export function addressesOf(functions: readonly BuiltFunction[]): number[] {
  let next = textAddress;
  return functions.map(({ code }) => {
    const address = next;
    next += Math.ceil(Math.max(1, code.length) / functionAlignment) * functionAlignment;
    return address;
  });
}

/** An executable with one PT_LOAD of code: `textOffset` bytes into the file, at `textAddress` in memory. */
export function buildElf({ machine = 62, functions = [], sections = [], patch }: BuildOptions = {}): Uint8Array {
  const addresses = addressesOf(functions);
  const textSize = functions.reduce(
    (end, { code }, index) => Math.max(end, (addresses[index] ?? 0) - textAddress + code.length),
    0,
  );
  const text = new Uint8Array(textSize).fill(machine === 62 ? 0xcc : 0);
  functions.forEach(({ code }, index) => {
    text.set(code, (addresses[index] ?? 0) - textAddress);
  });
  const all: (BuiltSection & { link?: number })[] = [
    { name: "", type: 0, bytes: new Uint8Array() },
    { name: ".text", type: 1, address: textAddress, bytes: text },
  ];
  for (const table of ["symtab", "dynsym"] as const) {
    const listed = functions.flatMap((fn, index) =>
      [table, "both"].includes(fn.table ?? "symtab")
        ? [fn.name, ...(fn.aliases ?? [])].map((name) => ({ ...fn, name, address: addresses[index] ?? 0 }))
        : [],
    );
    if (listed.length === 0) continue;
    const { entries, names } = symbolTable(listed);
    all.push({ name: `.${table}`, type: table === "symtab" ? 2 : 11, bytes: entries, link: all.length + 1 });
    all.push({ name: table === "symtab" ? ".strtab" : ".dynstr", type: 3, bytes: names });
  }
  all.push(...sections);
  const nameTable = strings([...all.map(({ name }) => name), ".shstrtab"]);
  all.push({ name: ".shstrtab", type: 3, bytes: nameTable.bytes });
  return assemble(machine, all, nameTable.offsets, patch);
}

function assemble(
  machine: number,
  sections: readonly (BuiltSection & { link?: number })[],
  names: readonly number[],
  patch?: (view: DataView) => void,
): Uint8Array {
  const offsets: number[] = [];
  let end = textOffset;
  for (const { bytes } of sections) {
    offsets.push(end);
    end = Math.ceil((end + bytes.length) / 8) * 8;
  }
  const file = new Uint8Array(end + sections.length * 64);
  const view = new DataView(file.buffer);
  const word = (at: number, value: number): void => view.setBigUint64(at, BigInt(value), true);
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setUint16(16, 2, true);
  view.setUint16(18, machine, true);
  word(32, 64);
  word(40, end);
  view.setUint16(54, 56, true);
  view.setUint16(56, 1, true);
  view.setUint16(58, 64, true);
  view.setUint16(60, sections.length, true);
  view.setUint16(62, sections.length - 1, true);
  view.setUint32(64, 1, true);
  view.setUint32(68, 5, true);
  word(72, textOffset);
  word(80, textAddress);
  word(96, end - textOffset);
  word(104, end - textOffset);
  sections.forEach(({ type, address = 0, bytes, link = 0 }, index) => {
    const at = end + index * 64;
    const offset = offsets[index] ?? 0;
    file.set(bytes, offset);
    view.setUint32(at, names[index] ?? 0, true);
    view.setUint32(at + 4, type, true);
    word(at + 16, address);
    word(at + 24, offset);
    word(at + 32, bytes.length);
    view.setUint32(at + 40, link, true);
  });
  patch?.(view);
  return file;
}

function symbolTable(functions: readonly (BuiltFunction & { address: number })[]): {
  entries: Uint8Array;
  names: Uint8Array;
} {
  const { bytes: names, offsets } = strings(functions.map(({ name }) => name));
  const entries = new Uint8Array((functions.length + 1) * 24);
  const view = new DataView(entries.buffer);
  functions.forEach(({ type = 2, isUndefined = false, address, code, size = code.length }, index) => {
    const at = (index + 1) * 24;
    view.setUint32(at, offsets[index] ?? 0, true);
    entries[at + 4] = 0x10 | type;
    view.setUint16(at + 6, isUndefined ? 0 : 1, true);
    view.setBigUint64(at + 8, BigInt(address), true);
    view.setBigUint64(at + 16, BigInt(size), true);
  });
  return { entries, names };
}

/** A string table: a NUL, then each text with one behind it. */
function strings(texts: readonly string[]): { bytes: Uint8Array; offsets: number[] } {
  const bytes = new TextEncoder().encode(`\0${texts.map((text) => `${text}\0`).join("")}`);
  let next = 1;
  const offsets = texts.map((text) => {
    const offset = next;
    next += text.length + 1;
    return offset;
  });
  return { bytes, offsets };
}

export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});
