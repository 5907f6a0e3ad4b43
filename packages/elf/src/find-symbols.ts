import { fileOffsetOf } from "./address.ts";
import { cString } from "./c-string.ts";
import { NameTrie, type SymbolQuery } from "./name-trie.ts";
import type { Elf } from "./read-elf.ts";
import { symbolTables, type TableName } from "./symbol-table.ts";

/** A function of the file. `address` is virtual, as linked; `size` in bytes, 0 where the table does not say. */
export interface ElfSymbol {
  readonly name: string;
  readonly address: number;
  readonly size: number;
  readonly fileOffset: number;
  readonly table: TableName;
}

/** What gcc and clang append to the parts they split from a function or copy of it: none of them is entered where the function is. */
const clone = /\.(cold|part|isra|constprop)(\.|$)/;

const cold = /\.cold(\.|$)/;

/** Whether a name is of the part gcc and clang move the unlikely code of a function to: entered in the middle of a call. */
export const isCold = (name: string): boolean => cold.test(name);

/**
 * The functions whose names answer any of the queries, in one pass over `.symtab` (of the file, or of its debug file) and `.dynsym`, in order of address.
 * Names are as in the table (mangled), without a version; a function both tables list comes once, from `.symtab`.
 * Different names of one address (folded or aliased functions) come as one symbol each.
 * `.cold`, `.part.N`, `.isra.N` and `.constprop.N` clones, IFUNCs and undefined symbols answer no query.
 * @param accepts asked about each name that answers a query
 * @throws ElfError "no-symbols", "truncated" or "malformed"
 */
export function findSymbols(
  elf: Elf,
  queries: readonly SymbolQuery[],
  accepts: (name: string) => boolean = () => true,
): ElfSymbol[] {
  const trie = new NameTrie(queries);
  const found = new Map<string, ElfSymbol>();
  for (const { table, names, nameAts, addresses, sizes } of symbolTables(elf)) {
    for (let at = 0; at < nameAts.length; at++) {
      const nameAt = nameAts[at] ?? 0;
      if (!trie.matches(names, nameAt)) continue;
      const [address, size] = [addresses[at] ?? 0, sizes[at] ?? 0];
      const name = cString(names, nameAt).replace(/@.*/s, "");
      const key = `${address} ${name}`;
      if (clone.test(name) || found.has(key) || !accepts(name)) continue;
      found.set(key, { name, address, size, fileOffset: fileOffsetOf(elf, address), table });
    }
  }
  return [...found.values()].sort((a, b) => a.address - b.address || (a.name < b.name ? -1 : 1));
}
