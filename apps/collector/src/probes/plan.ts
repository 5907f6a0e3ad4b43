import { codeSource, type ProbeConfig, probeKind, txSource } from "@xrpl-probe/bpf";
import {
  type Decoder,
  type Elf,
  type ElfSymbol,
  type EntrySite,
  entrySite,
  exitSites,
  findSymbols,
} from "@xrpl-probe/elf";
import {
  classFunctionArgument,
  type Era,
  freePreflightTxArgument,
  type ProbePreset,
  probePresets,
  type ServerFunction,
} from "@xrpl-probe/xrpl";
import { ProbeMissing } from "./probe-missing.ts";

/** A point in the server that a program hears: `slot` is the attach cookie. */
export interface PlannedSlot {
  /** What is counted here, for people: the function's name. */
  readonly name: string;
  readonly config: ProbeConfig;
  readonly entryOffset: number;
  /** How the kernel executes the instruction under the entry: most of what a probe costs is decided here. */
  readonly stepping: EntrySite["stepping"];
  readonly exitOffsets: readonly number[];
}

/** A probe of the run. Its index is its slot. */
export interface PlannedProbe {
  readonly name: ProbePreset["name"];
  readonly kind: ProbePreset["kind"];
  readonly entry: string;
  readonly exit: string;
  /** Slot of the class's own preflight, whose hits tell whether it is inlined; null where there is none to hear. */
  readonly classPreflightSlot: number | null;
  /** Slots at which its calls may begin, beside its own; some are shared with other probes. */
  readonly startSlots: readonly number[];
  readonly notes: readonly string[];
}

export interface ProbePlan {
  readonly probes: readonly PlannedProbe[];
  /** Probes first, in the same order; then the starts that class probes need. */
  readonly slots: readonly PlannedSlot[];
}

interface Target {
  readonly elf: Elf;
  readonly era: Era;
  readonly decoder: Decoder;
}

type Resolve = (
  alternatives: readonly ServerFunction[],
) => { readonly name: string; readonly symbol: ElfSymbol } | null;

/**
 * Which instructions are probed for these probes in this executable. Pure: it reads the file and decides; placing comes
 * later. Every probe resolves whole or the plan is refused.
 *
 * @throws ProbeMissing when a function is not in the symbol tables
 * @throws ElfError when a function has no exit that can be probed
 */
export function planProbes(target: Target, names: readonly ProbePreset["name"][]): ProbePlan {
  const presets = probePresets(target.era.namespace).filter((preset) => names.includes(preset.name));
  const resolve = resolver(target.elf, presets);
  const planned = presets.map((preset, pair) => planProbe(target, resolve, preset, pair));
  const starts = planned.flatMap(({ starts }) => starts);
  const preflights = uniqueByOffset(starts.filter((slot) => slot.config.kind === probeKind.PROBE_PREFLIGHT));
  const classPreflights = starts.filter((slot) => slot.config.kind === probeKind.PROBE_CLASS_PREFLIGHT);
  // The free preflight comes last and is placed last: an attempt that it began has then seen its class's preflight too.
  const slots = [...planned.map(({ slot }) => slot), ...classPreflights, ...preflights];
  const probes = planned.map(({ probe, starts: own }) => {
    const classPreflight = own.find((slot) => slot.config.kind === probeKind.PROBE_CLASS_PREFLIGHT);
    const startSlots = own.map((start) =>
      slots.findIndex((slot) => slot.entryOffset === start.entryOffset && slot.config.kind === start.config.kind),
    );
    return { ...probe, classPreflightSlot: classPreflight ? slots.indexOf(classPreflight) : null, startSlots };
  });
  return { probes, slots };
}

function planProbe(target: Target, resolve: Resolve, preset: ProbePreset, pair: number) {
  return preset.kind === "apply" ? planApply(target, resolve, preset) : planClass(target, resolve, preset, pair);
}

function planApply(target: Target, resolve: Resolve, preset: ProbePreset) {
  const { abi } = target.era;
  const arch = target.elf.machine;
  const called = required(resolve, preset, preset.entry);
  const exits = exitSites(target.elf, called.symbol, target.decoder);
  const slot: PlannedSlot = {
    name: called.name,
    config: {
      kind: probeKind.PROBE_SPAN,
      txSource: txSource.TX_FROM_TRANSACTOR,
      txArgument: abi.thisArgument[arch],
      codeSource: abi.result === "register-pair" ? codeSource.CODE_PAIR : codeSource.CODE_POINTER,
      resultArgument: 0,
      pair: 0,
    },
    ...entryOf(target, called.symbol),
    exitOffsets: exits.sites.map((site) => site.fileOffset),
  };
  const probe = {
    name: preset.name,
    kind: preset.kind,
    entry: called.name,
    exit: called.name,
    notes: sharedExits(exits.sites),
  };
  return { probe, slot, starts: [] as PlannedSlot[] };
}

/** X::preflight to X::doApply of the same transaction; begun by the free preflight where X's own is inlined. */
function planClass(target: Target, resolve: Resolve, preset: ProbePreset, pair: number) {
  const arch = target.elf.machine;
  const last = required(resolve, preset, preset.exit);
  const attempt = required(resolve, preset, preset.attempt);
  const own = resolve(preset.entry);
  const exits = exitSites(target.elf, last.symbol, target.decoder);
  const start = (
    kind: number,
    source: number,
    argument: number,
    at: { name: string; symbol: ElfSymbol },
  ): PlannedSlot => ({
    name: at.name,
    config: { kind, txSource: source, txArgument: argument, codeSource: codeSource.CODE_NONE, resultArgument: 0, pair },
    ...entryOf(target, at.symbol),
    exitOffsets: [],
  });
  const slot: PlannedSlot = {
    name: last.name,
    config: {
      kind: probeKind.PROBE_PAIR,
      txSource: txSource.TX_FROM_TRANSACTOR,
      txArgument: classFunctionArgument[arch],
      codeSource: codeSource.CODE_REGISTER,
      resultArgument: 0,
      pair,
    },
    ...entryOf(target, last.symbol),
    exitOffsets: exits.sites.map((site) => site.fileOffset),
  };
  const starts = [
    ...(own
      ? [start(probeKind.PROBE_CLASS_PREFLIGHT, txSource.TX_FROM_PREFLIGHT_CONTEXT, classFunctionArgument[arch], own)]
      : []),
    start(probeKind.PROBE_PREFLIGHT, txSource.TX_ARGUMENT, freePreflightTxArgument[arch], attempt),
  ];
  const entry = own?.name ?? attempt.name;
  const probe = { name: preset.name, kind: preset.kind, entry, exit: last.name, notes: sharedExits(exits.sites) };
  return { probe, slot, starts };
}

function entryOf({ elf, decoder }: Target, symbol: ElfSymbol): Pick<PlannedSlot, "entryOffset" | "stepping"> {
  const { fileOffset, stepping } = entrySite(elf, symbol, decoder);
  return { entryOffset: fileOffset, stepping };
}

/** One pass over the symbol tables for all functions of all probes. */
function resolver(elf: Elf, presets: readonly ProbePreset[]): Resolve {
  const functions = presets.flatMap(({ entry, exit, attempt }) => [...entry, ...exit, ...attempt]);
  const symbols = findSymbols(
    elf,
    functions.map(({ query }) => query),
  );
  const answers = ({ query }: ServerFunction, name: string) =>
    "exact" in query ? name === query.exact : name.startsWith(query.prefix);
  return (alternatives) => {
    for (const wanted of alternatives) {
      const symbol = symbols.find((candidate) => answers(wanted, candidate.name));
      if (symbol) return { name: wanted.name, symbol };
    }
    return null;
  };
}

function required(resolve: Resolve, preset: ProbePreset, alternatives: readonly ServerFunction[]) {
  const found = resolve(alternatives);
  if (found) return found;
  throw new ProbeMissing(preset.name, alternatives.map(({ name }) => name).join(" or "));
}

function sharedExits(sites: readonly { readonly in: string; readonly outside: boolean }[]): string[] {
  const outside = new Set(sites.filter((site) => site.outside).map((site) => site.in));
  return [...outside].map((name) => `ends in a jump to ${name}: its exits trap for its other callers too`);
}

function uniqueByOffset(slots: readonly PlannedSlot[]): PlannedSlot[] {
  return [...new Map(slots.map((slot) => [slot.entryOffset, slot])).values()];
}
