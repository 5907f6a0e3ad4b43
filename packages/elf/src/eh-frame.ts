import { u64, viewOf } from "./byte-source.ts";
import { cString } from "./c-string.ts";
import type { Elf } from "./read-elf.ts";
import { readSection, sectionNamed } from "./section.ts";

/** How a CIE says its FDEs write addresses; null where an FDE of it cannot be read without running the program. */
type Encoding = number | null;

/**
 * The extents of all functions that have unwind information: address -> size in bytes. What a stripped file still knows of
 * functions without a name. A `.cold` part has an entry of its own. Entries that make no sense are left out.
 * Format: Linux Standard Base Core, 10.6 "Exception Frames".
 */
export function frameExtents(elf: Elf): Map<number, number> {
  const extents = new Map<number, number>();
  const section = sectionNamed(elf, ".eh_frame");
  if (!section) return extents;
  const bytes = readSection(elf, section);
  const view = viewOf(bytes);
  const encodings = new Map<number, Encoding>();
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = view.getUint32(at, true);
    const isLong = short === 0xffffffff;
    if (isLong && at + 16 > bytes.length) break;
    const start = at + (isLong ? 12 : 4);
    const end = start + (isLong ? u64(view, at + 4) : short);
    // A length of 0 ends the part of one object file; the linker may have put others behind it.
    if (end > bytes.length) break;
    const id = end - start >= 4 ? view.getUint32(start, true) : 0;
    if (id !== 0) {
      const cie = start - id;
      if (!encodings.has(cie)) encodings.set(cie, addressEncoding(bytes, cie));
      const cursor = new Cursor(bytes, start + 4, end);
      const encoding = encodings.get(cie) ?? null;
      const address = encoding === null ? null : cursor.address(encoding, section.address);
      const size = encoding === null ? null : cursor.address(encoding & 0x0f, section.address);
      if (address !== null && size !== null && size > 0) extents.set(address, size);
    }
    at = end;
  }
  return extents;
}

/** The FDE address encoding ("R") that the CIE at `at` states. */
function addressEncoding(bytes: Uint8Array, at: number): Encoding {
  if (at < 0 || at + 9 > bytes.length) return null;
  const isLong = viewOf(bytes).getUint32(at, true) === 0xffffffff;
  const cursor = new Cursor(bytes, at + (isLong ? 16 : 8), bytes.length);
  const version = cursor.byte();
  const augmentation = cString(bytes, cursor.at, 16);
  if (version !== 1 && version !== 3) return null;
  cursor.at += augmentation.length + 1;
  cursor.leb(); // code alignment
  cursor.leb(); // data alignment
  if (version === 1) cursor.byte();
  else cursor.leb(); // return address register
  if (augmentation[0] !== "z") return augmentation === "" ? absolute : null;
  cursor.leb(); // length of what follows
  for (const letter of augmentation.slice(1)) {
    if (letter === "R") return cursor.byte();
    if (letter === "L") cursor.byte();
    else if (letter === "P") cursor.address((cursor.byte() ?? 0) & 0x0f, 0);
    else if (letter !== "S" && letter !== "B" && letter !== "G") return null;
  }
  return absolute;
}

const absolute = 0;

/** Reads DWARF values; past the end everything is null. */
class Cursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #end: number;
  at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.at = at;
    this.#end = end;
  }

  byte(): number | null {
    return this.at < this.#end ? (this.#bytes[this.at++] ?? null) : null;
  }

  /** Unsigned LEB128; the signed values of a CIE are only skipped. */
  leb(): number | null {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      if (byte === null) return null;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** A value encoded by a DW_EH_PE byte: absolute or relative to where it stands. Other bases need the running program. */
  address(encoding: number | null, sectionAddress: number): number | null {
    if (encoding === null) return null;
    const base = encoding & 0xf0;
    if (base !== 0 && base !== 0x10) return null;
    const from = base === 0x10 ? sectionAddress + this.at : 0;
    const value = this.#value(encoding & 0x0f);
    return value === null ? null : from + value;
  }

  #value(format: number): number | null {
    if (format === 1) return this.leb();
    const size = [8, 0, 2, 4, 8, 0, 0, 0, 8, 0, 2, 4, 8][format] ?? 0;
    if (size === 0 || this.at + size > this.#end) return null;
    const at = this.at;
    this.at += size;
    if (format === 2) return this.#view.getUint16(at, true);
    if (format === 3) return this.#view.getUint32(at, true);
    if (format === 10) return this.#view.getInt16(at, true);
    if (format === 11) return this.#view.getInt32(at, true);
    return Number(this.#view.getBigInt64(at, true));
  }
}
