import { NotUnderstood } from "./reader.ts";

/** A type as text in two halves: what a declared name would stand between. */
export interface Type {
  readonly before: string;
  readonly after: string;
  /** Functions and arrays: a pointer to them needs parentheses. */
  readonly isFunction?: boolean;
}

export interface Encoding {
  readonly path: readonly string[];
  /** Null for a variable. */
  readonly parameters: readonly string[] | null;
  /** ` const` and its kind, of a member function. */
  readonly suffix: string;
  readonly result: string | null;
}

export function textOfEncoding({ path, parameters, suffix, result }: Encoding): string {
  const name = path.join("::");
  if (parameters === null) return name;
  return `${result === null ? "" : `${result} `}${name}(${parameters.join(", ")})${suffix}`;
}

export const textOf = ({ before, after }: Type): string => before + after;

/** A few substitutions of each other can stand for gigabytes. */
const maxLength = 4096;

export function checkLength(text: string): string {
  if (text.length > maxLength) throw new NotUnderstood();
  return text;
}

export const plain = (text: string): Type => ({ before: checkLength(text), after: "" });

/** `mark` is what stands between the type and a declared name: `*`, `&`, `Class::*`. */
export function pointer({ before, after, isFunction = false }: Type, mark: string): Type {
  if (isFunction) return { before: `${before.trimEnd()} (${mark}`, after: `)${after}` };
  if (mark.startsWith("&") && after === "" && before.endsWith("&")) {
    return plain(mark === "&" && before.endsWith("&&") ? before.slice(0, -1) : before);
  }
  const inside = after.startsWith(")");
  return { before: mark.length > 2 && !inside ? `${before} ${mark}` : before + mark, after };
}

/** A name with its template arguments. */
export function withLast(path: readonly string[], addition: string): string[] {
  const last = path.at(-1);
  if (last === undefined) throw new NotUnderstood();
  // `operator<< <int>`: without the space it would read as another operator.
  return [...path.slice(0, -1), last + (last.endsWith("<") ? " " : "") + addition];
}

/** `Class` of `ns::Class<int>`: the name of its constructors. */
export function bareName(className: string): string {
  const outside = splitScope(className).at(-1) ?? "";
  const at = outside.indexOf("<");
  if (outside === "") throw new NotUnderstood();
  return (at > 0 ? outside.slice(0, at) : outside).replace(/\[abi:.*?\]/g, "");
}

/** Cuts at every `::` outside of angle brackets and parentheses. */
export function splitScope(text: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    if ("<({".includes(letter)) depth++;
    else if (">)}".includes(letter)) depth--;
    else if (depth === 0 && letter === ":" && text[at + 1] === ":") {
      parts.push(text.slice(from, at));
      from = at + 2;
      at++;
    }
  }
  return [...parts, text.slice(from)];
}
