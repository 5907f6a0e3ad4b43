import { Parser } from "./parser.ts";
import { NotUnderstood } from "./reader.ts";
import { textOfEncoding } from "./text.ts";

/** What a mangled name says. */
export interface Demangled {
  /** Scopes and the name itself, outermost first: `ripple`, `Payment`, `doApply`. */
  readonly path: readonly string[];
  /** Types of the parameters, none for `()`; null for what is no function. */
  readonly parameters: readonly string[] | null;
  /** As people write it: `ripple::Payment::doApply()`. */
  readonly text: string;
}

/** No function that is looked for has a name near it. */
const maxLength = 8192;

/**
 * Reads a name that g++ or clang mangled (Itanium C++ ABI): functions with their scopes, templates, constructors,
 * operators, lambdas and local names. Null for a name that is not mangled or that uses what is not needed to find a
 * server's functions: decltype, expressions, expanded parameter packs, thunks, tables.
 */
export function demangle(mangled: string): Demangled | null {
  if (!mangled.startsWith("_Z") || mangled.length > maxLength) return null;
  try {
    const parser = new Parser(mangled);
    const encoding = parser.encoding();
    if (!parser.done) return null;
    return { path: encoding.path, parameters: encoding.parameters, text: textOfEncoding(encoding) };
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}
