import type { ArgumentIndex } from "./abi.ts";
import { anyOverload, type Namespace, type ServerFunction } from "./symbols.ts";

/** A function that tells who applies: what its thread applies from then on belongs to that caller. */
export interface CallerMark {
  readonly caller: "open" | "build" | "other";
  readonly functions: readonly ServerFunction[];
  /** The argument that is 1 in a pass whose failures are tried again and 0 in the final one; null where there are no passes. */
  readonly retryArgument: ArgumentIndex | null;
}

/**
 * The consensus build calls `applyTransaction` for each transaction and pass; batches of the open ledger go through
 * `NetworkOPsImp::apply`, and after a close `OpenLedger::accept` applies again, on the very thread that has built.
 * `doSimulate` (2.4) applies for show.
 */
export function callerMarks(namespace: Namespace): readonly CallerMark[] {
  const mark = (caller: CallerMark["caller"], name: string, retryArgument: ArgumentIndex | null = null) => ({
    caller,
    functions: [anyOverload(namespace, name)],
    retryArgument,
  });
  return [
    mark("build", "applyTransaction", { x86_64: 3, aarch64: 3 }),
    mark("open", "NetworkOPsImp::apply"),
    mark("open", "OpenLedger::accept"),
    mark("other", "doSimulate"),
  ];
}
