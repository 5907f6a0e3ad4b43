import { type Namespace, type ServerFunction, serverSymbols } from "./symbols.ts";

/** A probe that needs no more than its name: which passage through the server it times. */
export interface ProbePreset {
  readonly name: "transactor" | "payment" | "offer_create";
  /** `apply`: id, type and code of every transaction; `class`: one type, from its preflight to its doApply. */
  readonly kind: "apply" | "class";
  /** The transaction type that it sees; null for all. */
  readonly type: string | null;
  readonly entry: readonly ServerFunction[];
  readonly exit: readonly ServerFunction[];
  /**
   * Called once at the start of each attempt. For a class probe it discards a start that never reached its exit, and is
   * itself the start where the class's preflight is inlined and never entered. Empty where entry and exit are one function.
   */
  readonly attempt: readonly ServerFunction[];
}

/** `transactor` is the default; the other two are the ones that the tool of 2019 had, timed inside `transactor`. */
export function probePresets(namespace: Namespace): readonly ProbePreset[] {
  const symbols = serverSymbols(namespace);
  const ofClass = (name: "payment" | "offer_create", type: string): ProbePreset => ({
    name,
    kind: "class",
    type,
    entry: symbols.classPreflight(type),
    exit: symbols.classDoApply(type),
    attempt: symbols.preflight,
  });
  return [
    { name: "transactor", kind: "apply", type: null, entry: symbols.operator, exit: symbols.operator, attempt: [] },
    ofClass("payment", "Payment"),
    ofClass("offer_create", "OfferCreate"),
  ];
}
