import { parseFunctionPattern } from "@xrpl-probe/elf";
import { classNamesOf, type Namespace, type ServerFunction, typeOfClassName } from "@xrpl-probe/xrpl";

/** A probe that an operator names: a function, or from the entry of one to the return of another on the same thread. */
export interface OwnProbe {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What is wrong with it, as a sentence. */
export class BadProbe extends Error {
  override readonly name = "BadProbe";
}

const probeName = /^[A-Za-z][\w-]{0,63}$/;

/**
 * `name=ripple::Pathfinder::findPaths(*)`, or `name=entry..exit`.
 * @throws BadProbe
 */
export function parseOwnProbe(text: string): OwnProbe {
  const at = text.indexOf("=");
  if (at < 0) throw new BadProbe(`${text} has no name: write name=function, or name=entry..exit`);
  // `...` ends an open list of parameters.
  const [from = "", to = from, ...more] = text.slice(at + 1).split(/(?<!\.)\.\.(?!\.)/);
  if (more.length > 0) throw new BadProbe(`${text} names more than two functions`);
  return ownProbe(text.slice(0, at).trim(), from.trim(), to.trim());
}

/** @throws BadProbe */
export function ownProbe(name: string, from: string, to: string): OwnProbe {
  if (!probeName.test(name))
    throw new BadProbe(`${name || "an empty text"} is no name of a probe: use letters, digits, _ and -`);
  for (const text of [from, to]) {
    if (parseFunctionPattern(text) === null) {
      throw new BadProbe(
        `${text || "an empty text"} names no function: write it like ripple::Pathfinder::findPaths(*)`,
      );
    }
  }
  return { name, from, to };
}

/**
 * How a function may be called in a server: under its own namespace, whichever was written, and under every name that its
 * class has had. Without a namespace the server's is tried first.
 */
export function ownFunctions(text: string, namespace: Namespace): ServerFunction[] {
  const here = text.replace(/\b(ripple|xrpl)::/g, `${namespace}::`);
  const inside = here.startsWith(`${namespace}::`) ? [here] : [`${namespace}::${here}`, here];
  return inside.flatMap(spellings).map((pattern) => ({
    name: parseFunctionPattern(pattern)?.path.join("::").replace(`${namespace}::`, "") ?? pattern,
    pattern,
  }));
}

/** The transaction type whose applies pass through a function, where that is known: `AccountSet` of `SetAccount::doApply`. */
export function stageOf(text: string): string | null {
  const path = parseFunctionPattern(text)?.path ?? [];
  const isStage = ["preflight", "preclaim", "doApply"].includes(path.at(-1) ?? "");
  return isStage ? typeOfClassName(path.at(-2) ?? "") : null;
}

function spellings(pattern: string): string[] {
  const [, className] = parseFunctionPattern(pattern)?.path ?? [];
  const type = className === undefined ? null : typeOfClassName(className);
  const others = type === null ? [] : classNamesOf(type).filter((name) => name !== className);
  return [pattern, ...others.map((name) => pattern.replace(`::${className}::`, `::${name}::`))];
}
