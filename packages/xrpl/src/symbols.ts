import { classNamesOf } from "./transactions.ts";

/** The C++ namespace of the server's own code: `ripple` up to 3.1, `xrpl` from 3.2 on. */
export type Namespace = "ripple" | "xrpl";

/**
 * A function of the server: its name as people write it, and as a pattern of scopes and parameters, in which `*` is any
 * parameter (or all of them) and `...` what may follow.
 */
export interface ServerFunction {
  readonly name: string;
  readonly pattern: string;
}

/** Each entry lists alternatives, likeliest first: a binary holds at most one of them (betas stand between two releases). */
export interface ServerSymbols {
  readonly operator: readonly ServerFunction[];
  readonly preflight: readonly ServerFunction[];
  readonly preclaim: readonly ServerFunction[];
  readonly doApply: readonly ServerFunction[];
  /** `doApply` of every class there is. */
  readonly everyDoApply: ServerFunction;
  /** `X::preflight` and `X::doApply` of a transaction type (`OfferCreate`); none for a type without a class. */
  classPreflight(type: string): readonly ServerFunction[];
  classDoApply(type: string): readonly ServerFunction[];
}

/**
 * Free functions are asked for by their leading parameters: the first has been `Application&` and `ServiceRegistry&`,
 * later ones changed, and a full list would also match the overload for the inner transactions of a batch, which has a
 * `uint256` before its transaction.
 */
export function serverSymbols(namespace: Namespace): ServerSymbols {
  const classNames = (type: string) => (namespace === "xrpl" ? classNamesOf(type).toReversed() : classNamesOf(type));
  const named = (name: string, parameters = "()"): ServerFunction => ({
    name,
    pattern: `${namespace}::${name}${parameters}`,
  });
  const reference = (type: string) => `${namespace}::${type} const&`;
  return {
    operator: [{ name: "Transactor::operator()", pattern: `${namespace}::Transactor::operator()()` }],
    preflight: [named("preflight", `(*, ${reference("Rules")}, ${reference("STTx")}, ...)`)],
    preclaim: [named("preclaim", `(${reference("PreflightResult")}, ...)`)],
    doApply: [named("doApply", `(${reference("PreclaimResult")}, ...)`)],
    everyDoApply: named("*::doApply"),
    classPreflight: (type) =>
      classNames(type).map((name) => named(`${name}::preflight`, `(${reference("PreflightContext")})`)),
    classDoApply: (type) => classNames(type).map((name) => named(`${name}::doApply`)),
  };
}

/** A function named alone, whatever its parameters are: what changes from release to release. */
export function anyOverload(namespace: Namespace, name: string): ServerFunction {
  return { name, pattern: `${namespace}::${name}(*)` };
}
