import { ElfError } from "./elf-error.ts";

/** Where the bytes of a file come from. `read` returns `length` bytes from `offset`, fewer only where the file ends. */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** Reads exactly `length` bytes. @throws ElfError "truncated" naming `what` when the file ends before. */
export function readExactly(source: ByteSource, offset: number, length: number, what: string): Uint8Array {
  const inside = offset >= 0 && length >= 0 && offset + length <= source.size;
  const bytes = inside ? source.read(offset, length) : undefined;
  if (bytes?.length === length) return bytes;
  throw new ElfError(
    "truncated",
    `${what} would lie at bytes ${offset} to ${offset + length}, the file ends at ${source.size}`,
    "the file is cut short or is being written: copy it again",
  );
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Little-endian 64 bits as a number: exact up to 2^53; anything above is no address or size of a user program and fails the range checks that follow. */
export const u64 = (view: DataView, offset: number): number =>
  view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 2 ** 32;
