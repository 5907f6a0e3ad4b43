import {
  type ArgumentIndex,
  classFunctionArgument,
  type Era,
  freePreflightTxArgument,
  hiddenResultArgument,
  layout,
} from "./abi.ts";
import { anyOverload, type Namespace, type ServerFunction, serverSymbols } from "./symbols.ts";
import { typeOfClassName } from "./transactions.ts";

/** Probes that are asked for together. `peer` is not among them: it hears the server's own USDT probes. */
export const functionSets = ["transactor", "predecessor", "stages", "types", "consensus", "jobs"] as const;
export type FunctionSet = (typeof functionSets)[number];

/** Where a probed function finds its transaction: the argument itself, or a pointer at an offset behind it. */
export interface TransactionAt {
  readonly via: "transactor" | "pointer" | "argument";
  readonly argument: ArgumentIndex;
  readonly offset: number;
}

/** A probe that needs no more than its name: which passage through the server it times. */
export interface ProbePreset {
  readonly name: string;
  readonly set: FunctionSet;
  /** `apply`: id, type and code of every transaction; `class`: one type, from its preflight to its doApply; `call`: a function. */
  readonly kind: "apply" | "class" | "call";
  /** What it times, the same in every build: two sides are comparable only if it is equal. */
  readonly definition: string;
  /** The transaction type that it sees; null for all. */
  readonly type: string | null;
  readonly entry: readonly ServerFunction[];
  readonly exit: readonly ServerFunction[];
  /**
   * Called once at the start of each attempt. For a class probe it discards a start that never reached its exit, and is
   * itself the start where the class's preflight is inlined and never entered. Empty where entry and exit are one function.
   */
  readonly attempt: readonly ServerFunction[];
  readonly transaction: TransactionAt | null;
  /** `int`: the code as it is; `apply-result`: code and whether applied, as the era has it; null: no code is read. */
  readonly result: "int" | "apply-result" | null;
}

/** The probes of every set but `types`, whose classes only the binary knows. */
export function probePresets({ namespace, abi }: Era): readonly ProbePreset[] {
  const symbols = serverSymbols(namespace);
  const ofTransactor = { via: "transactor", offset: layout.transactor.context } as const;
  const ofClass = (name: "payment" | "offer_create", type: string): ProbePreset => ({
    name,
    set: "predecessor",
    kind: "class",
    definition: `${name}: preflight to doApply`,
    type,
    entry: symbols.classPreflight(type),
    exit: symbols.classDoApply(type),
    attempt: symbols.preflight,
    transaction: { ...ofTransactor, argument: classFunctionArgument },
    result: "int",
  });
  const stage = (
    name: string,
    functions: readonly ServerFunction[],
    transaction: TransactionAt,
    result: ProbePreset["result"],
  ): ProbePreset => ({
    ...call("stages", name, functions),
    definition: `${name}: the free function`,
    transaction,
    result,
  });
  const preclaimTx = { via: "pointer", argument: hiddenResultArgument, offset: layout.preflightResult.tx } as const;
  const doApplyTx = { via: "pointer", argument: abi.thisArgument, offset: layout.preclaimResult.tx } as const;
  return [
    {
      ...call("transactor", "transactor", symbols.operator),
      kind: "apply",
      definition: "transactor: one apply",
      transaction: { ...ofTransactor, argument: abi.thisArgument },
      result: "apply-result",
    },
    ofClass("payment", "Payment"),
    ofClass("offer_create", "OfferCreate"),
    stage("preflight", symbols.preflight, { via: "argument", argument: freePreflightTxArgument, offset: 0 }, null),
    stage("preclaim", symbols.preclaim, preclaimTx, null),
    stage("do_apply", symbols.doApply, doApplyTx, "apply-result"),
    ...calls(namespace, "consensus", consensus),
    ...calls(namespace, "jobs", jobs),
  ];
}

const OF_THE_CLASS = ": doApply of the class";

/** Tells a stored probe of the set `types`, whose names are the server's. */
export function isOfTypesSet(definition: string | null): boolean {
  return definition?.endsWith(OF_THE_CLASS) ?? false;
}

/** The probe of one class of `types`, called as its transaction type, so that renamed classes compare. */
export function typePreset(namespace: Namespace, className: string): ProbePreset {
  const type = typeOfClassName(className);
  const name = type ?? className;
  return {
    ...call("types", name, [{ name: `${className}::doApply`, pattern: `${namespace}::${className}::doApply()` }]),
    definition: `${name}${OF_THE_CLASS}`,
    type,
    transaction: { via: "transactor", argument: classFunctionArgument, offset: layout.transactor.context },
    result: "int",
  };
}

/** Their parameters change from release to release, so any list is taken, and every overload belongs to the probe. */
const consensus: readonly (readonly [string, string])[] = [
  ["on_close", "RCLConsensus::Adaptor::onClose"],
  ["accept_ledger", "RCLConsensus::Adaptor::doAccept"],
  ["build_lcl", "RCLConsensus::Adaptor::buildLCL"],
  ["build_ledger", "buildLedger"],
  ["process_closed_ledger", "TxQ::processClosedLedger"],
  ["accept_open_ledger", "OpenLedger::accept"],
  ["validate", "RCLConsensus::Adaptor::validate"],
];

const jobs: readonly (readonly [string, string])[] = [
  ["job", "Job::doJob"],
  ["transaction_batch", "NetworkOPsImp::transactionBatch"],
  ["apply_batch", "NetworkOPsImp::apply"],
  ["process_transaction", "NetworkOPsImp::processTransaction"],
  ["find_paths", "Pathfinder::findPaths"],
  ["update_path_request", "PathRequest::doUpdate"],
];

/** Probes whose functions call an apply, run before it, or on another thread. */
export const namesOutsideOfApply: ReadonlySet<string> = new Set([
  ...["transactor", "preflight", "preclaim", "do_apply"],
  ...[...consensus, ...jobs].map(([name]) => name),
]);

function calls(
  namespace: Namespace,
  set: FunctionSet,
  functions: readonly (readonly [string, string])[],
): readonly ProbePreset[] {
  return functions.map(([name, qualified]) => call(set, name, [anyOverload(namespace, qualified)]));
}

function call(set: FunctionSet, name: string, functions: readonly ServerFunction[]): ProbePreset {
  return {
    name,
    set,
    kind: "call",
    definition: `${name}: ${functions[0]?.name ?? ""}`,
    type: null,
    entry: functions,
    exit: functions,
    attempt: [],
    transaction: null,
    result: null,
  };
}
