import { covers, releaseOf } from "./release.ts";
import type { Namespace } from "./symbols.ts";

export type Arch = "x86_64" | "aarch64";

/** Positions among the integer arguments: 0 is rdi, 1 rsi, 2 rdx, 3 rcx on x86-64; 0 is x0, 1 x1 … on arm64. */
export type ArgumentIndex = Readonly<Record<Arch, number>>;

/**
 * How `Transactor::operator()` is called and answers. The result starts with the code (int32) and the byte `applied` at +4
 * in both forms: `std::pair<TER, bool>` is packed into one register, `ApplyResult` lies in memory.
 */
export interface OperatorAbi {
  readonly result: "register-pair" | "hidden-pointer";
  readonly thisArgument: ArgumentIndex;
  /**
   * The register that holds the result (register-pair) or its address (hidden-pointer), and when to read it. On arm64 the
   * address is in x8 at entry only: nothing says that it is still in a register at exit.
   */
  readonly resultRegister: Readonly<Record<Arch, { readonly register: string; readonly readAt: "entry" | "exit" }>>;
}

const registerPair: OperatorAbi = {
  result: "register-pair",
  thisArgument: { x86_64: 0, aarch64: 0 },
  resultRegister: { x86_64: { register: "rax", readAt: "exit" }, aarch64: { register: "x0", readAt: "exit" } },
};

const hiddenPointer: OperatorAbi = {
  result: "hidden-pointer",
  thisArgument: { x86_64: 1, aarch64: 0 },
  resultRegister: { x86_64: { register: "rax", readAt: "exit" }, aarch64: { register: "x8", readAt: "entry" } },
};

/** The transaction in the free `preflight`, which returns by hidden pointer in every version. */
export const freePreflightTxArgument: ArgumentIndex = { x86_64: 3, aarch64: 2 };

/** The first argument of the free `preclaim`, behind the hidden pointer that it returns by in every version. */
export const hiddenResultArgument: ArgumentIndex = { x86_64: 1, aarch64: 0 };

/** `this` of `X::doApply` and the context of `X::preflight`; both return the code as int32 in eax or w0, in every version. */
export const classFunctionArgument: ArgumentIndex = { x86_64: 0, aarch64: 0 };

/**
 * Offsets in bytes of the members that lead from a function's argument to the transaction; the same from 1.1.0 to 3.3.0-b0
 * (64-bit, libstdc++). `transaction = *(*(this + transactor.context) + context.tx)`. The type is 32 bits wide up to 1.7 and
 * 16 from 1.8 on: read 16.
 */
export const layout = {
  transactor: { context: 8 },
  applyContext: { tx: 8, preclaimResult: 16 },
  preflightContext: { tx: 8 },
  preflightResult: { tx: 0 },
  preclaimResult: { tx: 8 },
  transaction: { id: 48, idBytes: 32, type: 80 },
  result: { code: 0, applied: 4 },
} as const;

/** Null where the version cannot be read: `eraFromSymbols` then tells. */
export function abiOf(version: string): OperatorAbi | null {
  const match = releaseOf(version);
  if (match === null) return null;
  return covers(match.release, "2.4.0", null) ? hiddenPointer : registerPair;
}

export interface Era {
  readonly namespace: Namespace;
  readonly abi: OperatorAbi;
}

/**
 * Tells a server of unknown version by the functions that it has, those of the dynamic symbols being enough. `ApplyResult`
 * came with the `simulate` command, whose handler is `doSimulate`; a class first seen in the release after that serves where
 * the handler is not to be seen. Null where no namespace has a `Transactor::operator()`.
 */
export function eraFromSymbols(has: (pattern: string) => boolean): Era | null {
  if (has("xrpl::Transactor::operator()()")) return { namespace: "xrpl", abi: hiddenPointer };
  if (!has("ripple::Transactor::operator()()")) return null;
  const signs = ["ripple::doSimulate(*)", "ripple::VaultCreate::doApply()"];
  return { namespace: "ripple", abi: signs.some(has) ? hiddenPointer : registerPair };
}
