import { readCode } from "./address.ts";
import { type FunctionExtent, maxFunctionBytes } from "./function-body.ts";
import { withSize } from "./function-index.ts";
import type { Elf } from "./read-elf.ts";
import { isVersion } from "./version-strings.ts";

/** An instruction that writes constant bytes to memory, `offset` bytes from what `base` names: a register or an address of 0. */
export interface ConstantStore {
  readonly base: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Finds the constant stores in `code`, which is mapped at `address`. */
export type StoreReader = (code: Uint8Array, address: number) => Iterable<ConstantStore>;

/**
 * The versions a function writes byte by byte. gcc and clang copy a literal of up to some 16 characters into a
 * `std::string` by constants in the code, and then `.rodata` does not hold it.
 * @throws ElfError when the function's code is not in the file
 */
export function versionsInCode(elf: Elf, fn: FunctionExtent, readStores: StoreReader): string[] {
  const { name, address, size } = withSize(elf, fn);
  if (size > maxFunctionBytes) return [];
  const memories = new Map<number, Map<number, number>>();
  for (const { base, offset, bytes } of readStores(readCode(elf, address, size, name), address)) {
    const memory = memories.get(base) ?? new Map<number, number>();
    memories.set(base, memory);
    bytes.forEach((byte, index) => {
      memory.set(offset + index, byte);
    });
  }
  return [...memories.values()].flatMap(textsOf).filter(isVersion);
}

/** Runs of printable bytes at neighbouring offsets. */
function textsOf(memory: ReadonlyMap<number, number>): string[] {
  const texts: string[] = [];
  let text = "";
  let last = Number.NaN;
  for (const [offset, byte] of [...memory].sort(([a], [b]) => a - b)) {
    const isNext = offset === last + 1 && byte >= 0x20 && byte < 0x7f;
    if (!isNext) {
      texts.push(text);
      text = "";
    }
    if (byte >= 0x20 && byte < 0x7f) text += String.fromCharCode(byte);
    last = offset;
  }
  return [...texts, text];
}
