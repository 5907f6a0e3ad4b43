import { type ByteSource, readExactly, u64, viewOf } from "./byte-source.ts";
import { ElfError, malformed } from "./elf-error.ts";
import type { Elf } from "./read-elf.ts";
import { readSection } from "./section.ts";

export type TableName = "symtab" | "dynsym";

/** Calls `visit` for each function a table defines. `nameAt` is the index of its name in `names`, which starts at `namesOffset` of `source`. */
export interface SymbolTable {
  readonly table: TableName;
  readonly source: ByteSource;
  readonly names: Uint8Array;
  readonly namesOffset: number;
  eachFunction(visit: (nameAt: number, address: number, size: number) => void): void;
}

const entrySize = 24;
const functionType = 2;

const symtabType = 2;
const dynsymType = 11;

/**
 * `.symtab`, then `.dynsym`, as far as they are there: `.dynsym` keeps the exported functions of a stripped file, its debug
 * file has the `.symtab` that was taken out.
 */
export function symbolTables(elf: Elf): SymbolTable[] {
  const symtab = (elf.debug && readTable(elf.debug, "symtab", symtabType)) ?? readTable(elf, "symtab", symtabType);
  const tables = [symtab, readTable(elf, "dynsym", dynsymType)].filter((table) => table !== null);
  if (tables.length > 0) return tables;
  throw new ElfError(
    "no-symbols",
    "the file has no symbol table, neither .symtab nor .dynsym",
    "probe a build that was linked with -rdynamic or has not been stripped, or name its debug file",
  );
}

function readTable(elf: Elf, table: TableName, type: number): SymbolTable | null {
  const section = elf.sections.find((candidate) => candidate.type === type);
  if (!section) return null;
  const strings = elf.sections[section.link];
  if (strings?.type !== 3) throw malformed(`${section.name} names no string table`);
  const entries = readSection(elf, section);
  const names = readExactly(elf.source, strings.offset, strings.size, strings.name);
  return {
    table,
    source: elf.source,
    names,
    namesOffset: strings.offset,
    eachFunction: (visit) => eachFunction(entries, visit),
  };
}

/** Undefined symbols have section 0; an IFUNC (type 10) is the function that picks the real one, so it is no function to time. */
function eachFunction(entries: Uint8Array, visit: (nameAt: number, address: number, size: number) => void): void {
  const view = viewOf(entries);
  for (let at = 0; at + entrySize <= entries.length; at += entrySize) {
    if (((entries[at + 4] ?? 0) & 15) !== functionType || view.getUint16(at + 6, true) === 0) continue;
    visit(view.getUint32(at, true), u64(view, at + 8), u64(view, at + 16));
  }
}
