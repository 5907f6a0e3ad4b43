import { classNamesOf } from "./transactions.ts";

/** The C++ namespace of the server's own code: `ripple` up to 3.1, `xrpl` from 3.2 on. */
export type Namespace = "ripple" | "xrpl";

/** How to look a mangled name up in a symbol table. */
export type SymbolQuery = { readonly exact: string } | { readonly prefix: string };

/** A function of the server: its name as people write it, and where a symbol table holds it. */
export interface ServerFunction {
  readonly name: string;
  readonly query: SymbolQuery;
}

/** Each entry lists alternatives, likeliest first: a binary holds at most one of them (betas stand between two releases). */
export interface ServerSymbols {
  readonly operator: readonly ServerFunction[];
  readonly preflight: readonly ServerFunction[];
  readonly preclaim: readonly ServerFunction[];
  readonly doApply: readonly ServerFunction[];
  /** `X::preflight` and `X::doApply` of a transaction type (`OfferCreate`); none for a type without a class. */
  classPreflight(type: string): readonly ServerFunction[];
  classDoApply(type: string): readonly ServerFunction[];
}

/**
 * Names follow the Itanium C++ ABI (g++ and clang alike). Free functions are asked for by their leading arguments: later
 * ones changed, and the full list would also match the overload for the inner transactions of a batch, which has a
 * `uint256` before its transaction.
 */
export function serverSymbols(namespace: Namespace): ServerSymbols {
  // 3.2 moved both the namespace and the first argument, in different betas.
  const registries = namespace === "xrpl" ? ["ServiceRegistry", "Application"] : ["Application"];
  const classNames = (type: string) => (namespace === "xrpl" ? classNamesOf(type).toReversed() : classNamesOf(type));
  return {
    operator: [{ name: "Transactor::operator()", query: { exact: `${nested(namespace, "Transactor")}clEv` } }],
    preflight: registries.map((registry) => ({
      name: "preflight",
      query: {
        prefix: `${nested(namespace, "preflight")}E${reference(registry)}${constReference("Rules")}${constReference("STTx")}`,
      },
    })),
    preclaim: [freeFunction(namespace, "preclaim", "PreflightResult")],
    doApply: [freeFunction(namespace, "doApply", "PreclaimResult")],
    classPreflight: (type) =>
      classNames(type).map((name) => ({
        name: `${name}::preflight`,
        query: { exact: classPreflightSymbol(namespace, name) },
      })),
    classDoApply: (type) =>
      classNames(type).map((name) => ({
        name: `${name}::doApply`,
        query: { exact: classDoApplySymbol(namespace, name) },
      })),
  };
}

function classPreflightSymbol(namespace: Namespace, className: string): string {
  return `${nested(namespace, className, "preflight")}E${constReference("PreflightContext")}`;
}

export function classDoApplySymbol(namespace: Namespace, className: string): string {
  return `${nested(namespace, className, "doApply")}Ev`;
}

function freeFunction(namespace: Namespace, name: string, firstArgument: string): ServerFunction {
  return { name, query: { prefix: `${nested(namespace, name)}E${constReference(firstArgument)}` } };
}

function nested(...names: string[]): string {
  return `_ZN${names.map(sourceName).join("")}`;
}

/** `NS_` is the substitution for the namespace the function stands in. */
function reference(type: string): string {
  return `RNS_${sourceName(type)}E`;
}

function constReference(type: string): string {
  return `RKNS_${sourceName(type)}E`;
}

function sourceName(name: string): string {
  return `${name.length}${name}`;
}
