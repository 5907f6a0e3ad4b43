import { type Demangled, demangle } from "./demangle/demangle.ts";
import { splitScope } from "./demangle/text.ts";
import type { SymbolQuery } from "./name-trie.ts";

/** Functions as people name them: `ripple::Pathfinder::findPaths(*)`. */
export interface FunctionPattern {
  readonly text: string;
  /** Outermost first. `*` stands for any one name; a name without `<…>` also for every instance of that template. */
  readonly path: readonly string[];
  /** Types of the parameters, `*` for any one; null for any list. */
  readonly parameters: readonly string[] | null;
  /** Whether more parameters may follow: the pattern's list ends in `...`. */
  readonly isOpen: boolean;
}

const namePart = /^(\*|~?[A-Za-z_]\w*(<.+>)?|operator\W+|operator [\w:]+|\(anonymous namespace\))$/;

/**
 * Reads `scope::name`, `scope::name(*)` (any parameters), `scope::name()` (none), `scope::name(*, int, ...)` (any one, an
 * int, and what may follow). Null for text that names no function.
 */
export function parseFunctionPattern(text: string): FunctionPattern | null {
  const [name, list] = cutParameters(text.trim().replace(/\s+(const|&&?)$/, ""));
  const path = splitScope(name).map((part) => part.trim());
  if (!path.every((part) => namePart.test(part))) return null;
  if (list === null || list === "*") return { text, path, parameters: null, isOpen: false };
  const parts = splitParameters(list);
  const isOpen = parts.at(-1) === "...";
  const parameters = (isOpen ? parts.slice(0, -1) : parts).map(normal);
  return parameters.includes("") ? null : { text, path, parameters, isOpen };
}

/**
 * Whether a mangled name, or a plain one of C, is of the function.
 * @param read demangles the name; whoever has many patterns for one name does so once
 */
export function matchesPattern(
  pattern: FunctionPattern,
  name: string,
  read: () => Demangled | null = () => demangle(name),
): boolean {
  if (!name.startsWith("_Z")) return pattern.path.length === 1 && pattern.path[0] === name;
  if (!name.includes(lastPart(pattern))) return false;
  const found = read();
  return found !== null && matchesPath(pattern.path, found.path) && matchesParameters(pattern, found);
}

/** What a symbol table has to be asked for so that no match is missed; more than the matches answers it. */
export function queriesOf({ path }: FunctionPattern): SymbolQuery[] {
  const [first = "", second = ""] = path;
  if (path.length === 1) return [{ exact: first }, { prefix: `_Z${sourceName(first)}` }];
  const scope = sourceName(first) + sourceName(second);
  return first === "std"
    ? ["_ZSt", "_ZNSt", "_ZNKSt"].map((start) => ({ prefix: start + sourceName(second) }))
    : ["_ZN", "_ZNK"].map((start) => ({ prefix: start + scope }));
}

/** As the name is mangled; nothing where that depends on more than the name. */
function sourceName(part: string): string {
  return /^[A-Za-z_]\w*$/.test(part) && !part.startsWith("operator") ? part.length + part : "";
}

/** Spares the demangling of names that cannot match. */
function lastPart({ path }: FunctionPattern): string {
  return sourceName((path.at(-1) ?? "").replace(/<.*/s, ""));
}

function matchesPath(wanted: readonly string[], found: readonly string[]): boolean {
  return (
    wanted.length === found.length &&
    wanted.every((part, index) => part === "*" || normal(part) === normal(instanceOrTemplate(part, found[index] ?? "")))
  );
}

function instanceOrTemplate(wanted: string, found: string): string {
  const plain = found.replace(/\[abi:.*?\]/g, "");
  return wanted.includes("<") || plain.startsWith("operator") ? plain : plain.replace(/<.*/s, "");
}

function matchesParameters({ parameters, isOpen }: FunctionPattern, found: Demangled): boolean {
  if (found.parameters === null) return false;
  if (parameters === null) return true;
  const actual = found.parameters;
  if (isOpen ? actual.length < parameters.length : actual.length !== parameters.length) return false;
  return parameters.every((wanted, index) => wanted === "*" || wanted === normal(actual[index] ?? ""));
}

/** The parameter list is the last pair of parentheses, unless that is the name of `operator()`. */
function cutParameters(text: string): [name: string, list: string | null] {
  if (!text.endsWith(")") || /operator\s*\(\)$/.test(text) || text.endsWith("(anonymous namespace)"))
    return [text, null];
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ")") depth++;
    if (text[at] === "(" && --depth === 0) return [text.slice(0, at).trim(), text.slice(at + 1, -1).trim()];
  }
  return [text, null];
}

function splitParameters(list: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < list.length; at++) {
    const letter = list[at] ?? "";
    if ("<(".includes(letter)) depth++;
    if (">)".includes(letter)) depth--;
    if (letter !== "," || depth > 0) continue;
    parts.push(list.slice(from, at).trim());
    from = at + 1;
  }
  const last = list.slice(from).trim();
  return last === "" && parts.length === 0 ? [] : [...parts, last];
}

/** One way of writing a type: no needless blanks, `const` behind what it qualifies. */
function normal(type: string): string {
  return type
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^const (.+?)( ?[&*]*)$/, "$1 const$2")
    .replace(/ ?([<>(),&*]) ?/g, "$1");
}
