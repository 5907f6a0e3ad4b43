import { hex } from "./address.ts";
import { cString } from "./c-string.ts";
import { frameExtents } from "./eh-frame.ts";
import { malformed } from "./elf-error.ts";
import type { FunctionExtent } from "./function-body.ts";
import type { Elf } from "./read-elf.ts";
import { type SymbolTable, symbolTables } from "./symbol-table.ts";

/** Finds the function that starts exactly at an address, named or not. */
export type FunctionIndex = (address: number) => FunctionExtent | null;

const indexes = new WeakMap<Elf, FunctionIndex>();

/** The functions of the file by address, kept as long as `elf` is. */
export function functionIndex(elf: Elf): FunctionIndex {
  const index = indexes.get(elf) ?? buildIndex(elf);
  indexes.set(elf, index);
  return index;
}

/**
 * Of hundreds of thousands of functions some hundred are asked for: looking through the column for each (0.1 ms) takes
 * less than sorting it.
 */
function buildIndex(elf: Elf): FunctionIndex {
  const tables = symbolTables(elf);
  const isStripped = tables.every(({ table }) => table !== "symtab");
  let frames: Map<number, number> | undefined;
  const frameSize = (address: number): number => {
    frames ??= frameExtents(elf);
    return frames.get(address) ?? 0;
  };
  const known = new Map<number, FunctionExtent | null>();
  const look = (address: number): FunctionExtent | null => {
    const named = functionAt(tables, address);
    if (named === null && !isStripped) return null;
    const size = named?.size || frameSize(address);
    return size === 0 ? null : { name: named?.name ?? `function at ${hex(address)}`, address, size };
  };
  return (address) => {
    const extent = known.has(address) ? (known.get(address) ?? null) : look(address);
    known.set(address, extent);
    return extent;
  };
}

/** Of the names of an address the first that has a size, else the first. */
function functionAt(tables: readonly SymbolTable[], address: number): { name: string; size: number } | null {
  let first: { name: string; size: number } | null = null;
  for (const { addresses, sizes, names, nameAts } of tables) {
    for (let at = addresses.indexOf(address); at >= 0; at = addresses.indexOf(address, at + 1)) {
      const size = sizes[at] ?? 0;
      if (size === 0 && first !== null) continue;
      const named = { name: cString(names, nameAts[at] ?? 0).replace(/@.*/s, ""), size };
      if (size > 0) return named;
      first = named;
    }
  }
  return first;
}

/** Functions written in assembly may have no size in the symbol table, only unwind information. */
export function withSize(elf: Elf, fn: FunctionExtent): FunctionExtent {
  if (fn.size > 0) return fn;
  const size = functionIndex(elf)(fn.address)?.size;
  if (size === undefined) throw malformed(`nothing says where ${fn.name} ends`);
  return { ...fn, size };
}
