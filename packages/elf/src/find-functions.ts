import { type ElfSymbol, findSymbols } from "./find-symbols.ts";
import { type FunctionPattern, matchesPattern, queriesOf } from "./function-pattern.ts";
import type { Elf } from "./read-elf.ts";

/**
 * The functions that answer each pattern, in one pass over the symbol tables: by what their names say, not by how they
 * are spelled. Functions folded into one address, and a constructor's two names, come once.
 * @throws ElfError as findSymbols
 */
export function findFunctions(elf: Elf, patterns: readonly FunctionPattern[]): ElfSymbol[][] {
  const found: Map<number, ElfSymbol>[] = patterns.map(() => new Map());
  const isWanted = (name: string): boolean => patterns.some((pattern) => matchesPattern(pattern, name));
  for (const symbol of findSymbols(elf, patterns.flatMap(queriesOf), isWanted)) {
    for (const [index, pattern] of patterns.entries()) {
      const own = found[index];
      if (own && !own.has(symbol.address) && matchesPattern(pattern, symbol.name)) own.set(symbol.address, symbol);
    }
  }
  return found.map((symbols) => [...symbols.values()]);
}
