import { readExactly, u64, viewOf } from "./byte-source.ts";
import { ElfError, malformed } from "./elf-error.ts";
import type { Elf, Section } from "./read-elf.ts";
import { readSection } from "./section.ts";

export type TableName = "symtab" | "dynsym";

/** The functions that a table defines, a column each: a server has 200,000, and objects of them would cost seconds. */
export interface SymbolTable {
  readonly table: TableName;
  /** Zero-terminated; where each begins is in `nameAts`. */
  readonly names: Uint8Array;
  readonly nameAts: Uint32Array;
  readonly addresses: Float64Array;
  readonly sizes: Float64Array;
}

const entrySize = 24;
const functionType = 2;

const symtabType = 2;
const dynsymType = 11;

const tablesOf = new WeakMap<Elf, readonly SymbolTable[]>();

/**
 * `.symtab`, or `.dynsym`, which keeps the exported functions of a stripped file, whose debug file has the `.symtab` that
 * was taken out. Both where `.symtab` is the shorter one: then it does not hold what the other does. They are read on first
 * use and kept as long as `elf` is.
 * @throws ElfError "no-symbols", "truncated" or "malformed"
 */
export function symbolTables(elf: Elf): readonly SymbolTable[] {
  const tables = tablesOf.get(elf) ?? readTables(elf);
  tablesOf.set(elf, tables);
  return tables;
}

function readTables(elf: Elf): SymbolTable[] {
  const symtab = (elf.debug && found(elf.debug, symtabType)) ?? found(elf, symtabType);
  const dynsym = found(elf, dynsymType);
  const isWhole = symtab !== null && dynsym !== null && symtab.section.size >= dynsym.section.size;
  const tables = [symtab && readTable(symtab, "symtab"), isWhole ? null : dynsym && readTable(dynsym, "dynsym")].filter(
    (table) => table !== null,
  );
  if (tables.length > 0) return tables;
  throw new ElfError(
    "no-symbols",
    "the file has no symbol table, neither .symtab nor .dynsym",
    "probe a build that was linked with -rdynamic or has not been stripped, or name its debug file",
  );
}

interface Found {
  readonly elf: Elf;
  readonly section: Section;
}

function found(elf: Elf, type: number): Found | null {
  const section = elf.sections.find((candidate) => candidate.type === type);
  return section ? { elf, section } : null;
}

function readTable({ elf, section }: Found, table: TableName): SymbolTable {
  const strings = elf.sections[section.link];
  if (strings?.type !== 3) throw malformed(`${section.name} names no string table`);
  const names = readExactly(elf.source, strings.offset, strings.size, strings.name);
  return { table, names, ...functionsOf(readSection(elf, section)) };
}

type Functions = Pick<SymbolTable, "nameAts" | "addresses" | "sizes">;

/** Undefined symbols have section 0; an IFUNC (type 10) is the function that picks the real one, so it is no function to time. */
function functionsOf(entries: Uint8Array): Functions {
  const room = Math.floor(entries.length / entrySize);
  const [nameAts, addresses, sizes] = [new Uint32Array(room), new Float64Array(room), new Float64Array(room)];
  const view = viewOf(entries);
  let count = 0;
  for (let at = 0; at + entrySize <= entries.length; at += entrySize) {
    if (((entries[at + 4] ?? 0) & 15) !== functionType || view.getUint16(at + 6, true) === 0) continue;
    nameAts[count] = view.getUint32(at, true);
    addresses[count] = u64(view, at + 8);
    sizes[count++] = u64(view, at + 16);
  }
  return {
    nameAts: nameAts.subarray(0, count),
    addresses: addresses.subarray(0, count),
    sizes: sizes.subarray(0, count),
  };
}
