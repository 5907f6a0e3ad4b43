import { readExactly } from "./byte-source.ts";
import { malformed } from "./elf-error.ts";
import type { Elf, Segment } from "./read-elf.ts";

export const hex = (address: number): string => `0x${address.toString(16)}`;

/** The PT_LOAD whose bytes in the file hold all of [address, address + length). */
function segmentOf(elf: Elf, address: number, length = 1): Segment | null {
  for (const segment of elf.segments) {
    const from = address - segment.address;
    if (from >= 0 && from + length <= segment.fileSize) return segment;
  }
  return null;
}

/**
 * Where in the file the byte at virtual `address` lies: what a uprobe is placed by.
 * @throws ElfError "malformed" when no PT_LOAD holds it
 */
export function fileOffsetOf(elf: Elf, address: number): number {
  const segment = segmentOf(elf, address);
  if (!segment) throw malformed(`no loaded part of the file holds address ${hex(address)}`);
  return address - segment.address + segment.offset;
}

/** The bytes of the code at [address, address + size). @throws ElfError when they are not in an executable PT_LOAD */
export function readCode(elf: Elf, address: number, size: number, name: string): Uint8Array {
  const segment = segmentOf(elf, address, size);
  if (!segment?.executable) {
    throw malformed(
      `${name} at ${hex(address)}, ${size} bytes, is not code held in this file (a file of debug symbols only?)`,
    );
  }
  return readExactly(elf.source, address - segment.address + segment.offset, size, name);
}
