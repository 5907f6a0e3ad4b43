import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { type Elf, readElf } from "@xrpl-probe/elf";

/** An ELF file that stays open while its symbols and code are read. */
export interface OpenElf {
  readonly elf: Elf;
  [Symbol.dispose](): void;
}

/** @throws ElfError, or what the system says of a file that cannot be read */
export function openElf(path: string): OpenElf {
  const fd = openSync(path, "r");
  try {
    const elf = readElf({ size: fstatSync(fd).size, read: (offset, length) => readAt(fd, offset, length) });
    return { elf, [Symbol.dispose]: () => closeSync(fd) };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function readAt(fd: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const read = readSync(fd, bytes, 0, length, offset);
  return read === length ? bytes : bytes.subarray(0, read);
}
