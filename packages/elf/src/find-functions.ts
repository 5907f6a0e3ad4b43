import { type Demangled, demangle } from "./demangle/demangle.ts";
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
  const answers = new Map<string, readonly number[]>();
  const isWanted = (name: string): boolean => {
    let demangled: Demangled | null | undefined;
    const read = () => {
      if (demangled === undefined) demangled = demangle(name);
      return demangled;
    };
    const matched = patterns.flatMap((pattern, index) => (matchesPattern(pattern, name, read) ? [index] : []));
    if (matched.length > 0) answers.set(name, matched);
    return matched.length > 0;
  };
  for (const symbol of findSymbols(elf, patterns.flatMap(queriesOf), isWanted)) {
    for (const index of answers.get(symbol.name) ?? []) {
      const own = found[index];
      if (own && !own.has(symbol.address)) own.set(symbol.address, symbol);
    }
  }
  return found.map((symbols) => [...symbols.values()]);
}
