import { hex } from "./address.ts";
import type { ByteSource } from "./byte-source.ts";
import { cString } from "./c-string.ts";
import { frameExtents } from "./eh-frame.ts";
import { malformed } from "./elf-error.ts";
import type { FunctionExtent } from "./function-body.ts";
import type { Elf } from "./read-elf.ts";
import { symbolTables } from "./symbol-table.ts";

/** Finds the function that starts exactly at an address, named or not. */
export type FunctionIndex = (address: number) => FunctionExtent | null;

const indexes = new WeakMap<Elf, FunctionIndex>();

/** The functions of the file by address; built on first use (some 10 ms for 36 k symbols) and kept as long as `elf` is. */
export function functionIndex(elf: Elf): FunctionIndex {
  const index = indexes.get(elf) ?? buildIndex(elf);
  indexes.set(elf, index);
  return index;
}

/** Names stay in the file until one is asked for: of tens of thousands of functions a handful is. */
function buildIndex(elf: Elf): FunctionIndex {
  const sizes = new Map<number, number>();
  const nameOffsets = new Map<number, { readonly source: ByteSource; readonly offset: number }>();
  const tables = symbolTables(elf);
  for (const { eachFunction, source, namesOffset } of tables) {
    eachFunction((nameAt, address, size) => {
      if (sizes.has(address) && (sizes.get(address) !== 0 || size === 0)) return;
      sizes.set(address, size);
      nameOffsets.set(address, { source, offset: namesOffset + nameAt });
    });
  }
  const isStripped = tables.every(({ table }) => table !== "symtab");
  let frames: Map<number, number> | undefined;
  const frameSize = (address: number): number => {
    frames ??= frameExtents(elf);
    return frames.get(address) ?? 0;
  };
  return (address) => {
    const name = nameOffsets.get(address);
    const known = sizes.get(address);
    if (known === undefined && !isStripped) return null;
    const size = known || frameSize(address);
    if (size === 0) return null;
    return {
      name: name === undefined ? `function at ${hex(address)}` : cString(readName(name), 0).replace(/@.*/s, ""),
      address,
      size,
    };
  };
}

const maxNameBytes = 4096;

const readName = ({ source, offset }: { readonly source: ByteSource; readonly offset: number }): Uint8Array =>
  source.read(offset, Math.max(0, Math.min(maxNameBytes, source.size - offset)));

/** Functions written in assembly may have no size in the symbol table, only unwind information. */
export function withSize(elf: Elf, fn: FunctionExtent): FunctionExtent {
  if (fn.size > 0) return fn;
  const size = functionIndex(elf)(fn.address)?.size;
  if (size === undefined) throw malformed(`nothing says where ${fn.name} ends`);
  return { ...fn, size };
}
