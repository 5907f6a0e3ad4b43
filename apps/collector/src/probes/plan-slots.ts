import { argumentIndex, caller, codeSource, type ProbeConfig, probeKind, txSource } from "@xrpl-probe/bpf";
import { type Decoder, type Elf, type EntrySite, type ExitSite, entrySite, exitSites } from "@xrpl-probe/elf";
import {
  type CallerMark,
  classFunctionArgument,
  type Era,
  freePreflightTxArgument,
  layout,
  type ProbePreset,
  type TransactionAt,
} from "@xrpl-probe/xrpl";
import type { Resolved } from "./resolve.ts";

/** A point in the server that a program hears: `slot` is the attach cookie. */
export interface PlannedSlot {
  /** What is counted here, for people: the function's name. */
  readonly name: string;
  readonly config: ProbeConfig;
  readonly entryOffset: number;
  /** Entries of the function's other overloads, which count as the same. */
  readonly otherEntryOffsets?: readonly number[];
  /** How the kernel executes the instruction under the entry: most of what a probe costs is decided here. */
  readonly stepping: EntrySite["stepping"];
  readonly exitOffsets: readonly number[];
}

export interface PlanTarget {
  readonly elf: Elf;
  readonly era: Era;
  readonly decoder: Decoder;
  /** Why the layout of the server's structures is not certain; null where it is. */
  readonly layoutNote?: string | null;
}

const noConfig: ProbeConfig = {
  kind: probeKind.PROBE_SPAN,
  txSource: txSource.TX_NONE,
  txArgument: 0,
  txOffset: 0,
  codeSource: codeSource.CODE_NONE,
  resultArgument: 0,
  pair: 0,
  caller: caller.CALLER_UNKNOWN,
  retryArgument: argumentIndex.NO_ARGUMENT,
};

/**
 * A call: heard at its entries and at all of its exits.
 * @throws ElfError when a function has no exit that can be probed
 */
export function callSlot(
  target: PlanTarget,
  called: Resolved,
  preset: Pick<ProbePreset, "transaction" | "result">,
  over: Partial<ProbeConfig> = {},
): { readonly slot: PlannedSlot; readonly exits: readonly ExitSite[] } {
  const exits = called.symbols.flatMap((symbol) => exitSites(target.elf, symbol, target.decoder).sites);
  const config = { ...noConfig, ...transactionConfig(target, preset.transaction), ...over };
  const slot = pointSlot(target, called, { ...config, codeSource: codeSourceOf(target.era, preset.result) });
  return { slot: { ...slot, exitOffsets: [...new Set(exits.map((site) => site.fileOffset))] }, exits };
}

/** Where a class probe begins: its own preflight, and the free one that stands in for it. */
export function classStart(target: PlanTarget, at: Resolved, pair: number): PlannedSlot {
  const argument = classFunctionArgument[target.elf.machine];
  const context = { txSource: txSource.TX_POINTED, txArgument: argument, txOffset: layout.preflightContext.tx };
  return pointSlot(target, at, { ...noConfig, ...context, kind: probeKind.PROBE_CLASS_PREFLIGHT, pair });
}

export function attemptStart(target: PlanTarget, at: Resolved): PlannedSlot {
  const txArgument = freePreflightTxArgument[target.elf.machine];
  return pointSlot(target, at, {
    ...noConfig,
    kind: probeKind.PROBE_PREFLIGHT,
    txSource: txSource.TX_ARGUMENT,
    txArgument,
  });
}

/** The first function of a probe from one to another; `pair` is the slot that ends it. */
export function spanStart(target: PlanTarget, at: Resolved, pair: number): PlannedSlot {
  return pointSlot(target, at, { ...noConfig, kind: probeKind.PROBE_START, pair });
}

export function callerSlot(target: PlanTarget, at: Resolved, mark: CallerMark): PlannedSlot {
  const who = { open: caller.CALLER_OPEN, build: caller.CALLER_BUILD, other: caller.CALLER_OTHER }[mark.caller];
  const retryArgument = mark.retryArgument?.[target.elf.machine] ?? argumentIndex.NO_ARGUMENT;
  return pointSlot(target, at, { ...noConfig, kind: probeKind.PROBE_CALLER, caller: who, retryArgument });
}

/** Heard at the entries alone. */
function pointSlot(target: PlanTarget, at: Resolved, config: ProbeConfig): PlannedSlot {
  const [first, ...more] = at.symbols;
  const entry = entrySite(target.elf, first, target.decoder);
  return {
    name: at.name,
    config,
    entryOffset: entry.fileOffset,
    otherEntryOffsets: more.map((symbol) => entrySite(target.elf, symbol, target.decoder).fileOffset),
    stepping: entry.stepping,
    exitOffsets: [],
  };
}

const txSources = {
  transactor: txSource.TX_FROM_TRANSACTOR,
  pointer: txSource.TX_POINTED,
  argument: txSource.TX_ARGUMENT,
} as const;

function transactionConfig(target: PlanTarget, at: TransactionAt | null): Partial<ProbeConfig> {
  if (at === null) return {};
  return { txSource: txSources[at.via], txArgument: at.argument[target.elf.machine], txOffset: at.offset };
}

function codeSourceOf({ abi }: Era, result: ProbePreset["result"]): number {
  if (result === null) return codeSource.CODE_NONE;
  if (result === "int") return codeSource.CODE_REGISTER;
  return abi.result === "register-pair" ? codeSource.CODE_PAIR : codeSource.CODE_POINTER;
}
