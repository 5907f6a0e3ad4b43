import {
  demangle,
  type Elf,
  type ElfSymbol,
  type FunctionPattern,
  findFunctions,
  parseFunctionPattern,
} from "@xrpl-probe/elf";
import type { ServerFunction } from "@xrpl-probe/xrpl";

/** A function of the server as this executable has it. */
export interface Resolved {
  readonly name: string;
  /** Its overloads, lowest address first. */
  readonly symbols: readonly [ElfSymbol, ...ElfSymbol[]];
}

/** The first of the alternatives that the executable has. */
export type Resolve = (alternatives: readonly ServerFunction[]) => Resolved | null;

/** One pass over the symbol tables for all of these functions; only they can be asked for. */
export function resolver(elf: Elf, functions: readonly ServerFunction[]): Resolve {
  const patterns = new Map<string, FunctionPattern>();
  for (const { pattern } of functions) {
    const parsed = parseFunctionPattern(pattern);
    if (!parsed) throw new Error(`${pattern} is no pattern of a function`);
    patterns.set(pattern, parsed);
  }
  const texts = [...patterns.keys()];
  const found = new Map(findFunctions(elf, [...patterns.values()]).map((symbols, index) => [texts[index], symbols]));
  return (alternatives) => {
    for (const { name, pattern } of alternatives) {
      const [first, ...more] = found.get(pattern) ?? [];
      if (first) return { name, symbols: [first, ...more] };
    }
    return null;
  };
}

/** The classes of these members, in alphabetical order: `Payment` of `ripple::Payment::doApply()`. */
export function classesOf(resolved: Resolved | null): string[] {
  const names = (resolved?.symbols ?? []).map(({ name }) => demangle(name)?.path.at(-2));
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}
