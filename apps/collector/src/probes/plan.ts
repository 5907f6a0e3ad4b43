import { probeKind } from "@xrpl-probe/bpf";
import { demangle, ElfError, type ExitSite } from "@xrpl-probe/elf";
import {
  callerMarks,
  type FunctionSet,
  type ProbePreset,
  probePresets,
  type ServerFunction,
  serverSymbols,
  typePreset,
} from "@xrpl-probe/xrpl";
import { planCallers } from "./plan-callers.ts";
import { attemptStart, callSlot, classStart, type PlannedSlot, type PlanTarget, spanStart } from "./plan-slots.ts";
import { planUsdt, type UsdtPlan } from "./plan-usdt.ts";
import type { ProbeChoice } from "./probe-choice.ts";
import { ownSpec, type ProbeSpec } from "./probe-spec.ts";
import { classesOf, type Resolve, type Resolved, resolver } from "./resolve.ts";

export type { PlannedSlot, PlanTarget } from "./plan-slots.ts";

/** A probe of the run. Its index is its slot. */
export interface PlannedProbe {
  readonly name: string;
  readonly set: FunctionSet | "own";
  /** `between`: from the entry of one function to the return of another on the same thread. */
  readonly kind: ProbePreset["kind"] | "between";
  /** What it times, the same in every build. */
  readonly definition: string;
  /** The transaction type that it sees; null for all, or for none. */
  readonly type: string | null;
  readonly entry: string;
  readonly exit: string;
  /** Returns of the function itself, and those in functions that it ends in by a jump, where others trap too. */
  readonly exits: { readonly own: number; readonly shared: number };
  /** Slot of the class's own preflight, whose hits tell whether it is inlined; null where there is none to hear. */
  readonly classPreflightSlot: number | null;
  /** Slots at which its calls may begin, beside its own; some are shared with other probes. */
  readonly startSlots: readonly number[];
  readonly notes: readonly string[];
}

/** A probe that was asked for and cannot be placed in this build. */
export interface RefusedProbe {
  readonly name: string;
  readonly set: PlannedProbe["set"] | "peer";
  readonly reason: string;
}

export interface ProbePlan {
  readonly probes: readonly PlannedProbe[];
  /** Probes first, in the same order; then the starts that some need, then what tells the caller of an apply. */
  readonly slots: readonly PlannedSlot[];
  readonly refused: readonly RefusedProbe[];
  readonly usdt: UsdtPlan;
  /** Why it is not certain that ids, types and codes lie where they are read; null where it is. */
  readonly layoutNote: string | null;
}

interface Planned {
  readonly probe: Omit<PlannedProbe, "classPreflightSlot" | "startSlots">;
  readonly slot: PlannedSlot;
  readonly starts: readonly PlannedSlot[];
}

/** Slots that the programs have room for (MAX_PROBES in bpf/probe.h), less those that starts and callers may take. */
const maxProbes = 224;
/** Pairs that the programs follow at once (MAX_PAIRS). */
const maxPairs = 4;

/**
 * Which instructions are probed for this choice in this executable. Pure: it reads the file and decides; placing comes
 * later. A probe is planned whole or not at all: what cannot be is `refused`, with the reason, and the rest stands.
 *
 * @throws ElfError when the file cannot be read at all
 */
export function planProbes(target: PlanTarget, { sets, own }: ProbeChoice): ProbePlan {
  const { namespace } = target.era;
  const asked = new Set<string>(["transactor", ...sets]);
  const presets: ProbeSpec[] = probePresets(target.era).filter(({ set }) => asked.has(set));
  const ownSpecs = own.map((probe) => ownSpec(probe, namespace));
  const every = asked.has("types") ? [serverSymbols(namespace).everyDoApply] : [];
  const marks = callerMarks(namespace);
  const functions = [...presets, ...ownSpecs].flatMap(({ entry, exit, attempt }) => [...entry, ...exit, ...attempt]);
  const resolve = resolver(target.elf, [...functions, ...every, ...marks.flatMap((mark) => mark.functions)]);
  const classes = classesOf(every.length > 0 ? resolve(every) : null)
    .map((name) => typePreset(namespace, name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const resolveClass =
    classes.length > 0
      ? resolver(
          target.elf,
          classes.flatMap(({ entry }) => entry),
        )
      : resolve;

  const planned: Planned[] = [];
  const refused: RefusedProbe[] = [];
  for (const spec of [...presets, ...classes, ...ownSpecs]) {
    const result = planOne(target, spec.set === "types" ? resolveClass : resolve, spec, planned);
    if ("reason" in result) refused.push(result);
    else planned.push(result);
  }
  if (asked.has("types") && classes.length === 0) {
    refused.push({ name: "types", set: "types", reason: `the symbols have no ${namespace}::X::doApply()` });
  }
  const hasApplies = planned.some(({ probe }) => probe.kind === "apply");
  const usdt = planUsdt(target.elf, { applies: hasApplies, peer: asked.has("peer") });
  const callers = hasApplies ? planCallers(target, resolve, marks) : [];
  return {
    ...joined(planned, callers),
    refused: [...refused, ...usdt.refused],
    usdt,
    layoutNote: target.layoutNote ?? null,
  };
}

function planOne(
  target: PlanTarget,
  resolve: Resolve,
  spec: ProbeSpec,
  before: readonly Planned[],
): Planned | RefusedProbe {
  const refuse = (reason: string): RefusedProbe => ({ name: spec.name, set: spec.set, reason });
  if (before.length === maxProbes) return refuse(`a run has at most ${maxProbes} probes`);
  if (before.some(({ probe }) => probe.name === spec.name)) return refuse("another probe of this run has that name");
  const missing = [spec.exit, spec.kind === "class" ? spec.attempt : spec.entry].find((names) => !resolve(names));
  if (missing) return refuse(`${spelled(missing)} is not among the symbols`);
  const pair = before.filter(({ probe }) => probe.kind === "class").length;
  if (spec.kind === "class" && pair === maxPairs) return refuse(`a run has at most ${maxPairs} probes of this kind`);
  try {
    return planResolved(target, resolve, spec, { index: before.length, pair });
  } catch (error) {
    if (!(error instanceof ElfError)) throw error;
    const named = error.message.replace(/_Z\w+/g, plainName).replace(` (${error.hint})`, "");
    return refuse(named);
  }
}

function planResolved(
  target: PlanTarget,
  resolve: Resolve,
  spec: ProbeSpec,
  { index, pair }: { readonly index: number; readonly pair: number },
): Planned {
  const last = required(resolve, spec.exit);
  const own = spec.kind === "class" ? resolve(spec.entry) : null;
  const first = spec.kind === "class" ? (own ?? required(resolve, spec.attempt)) : required(resolve, spec.entry);
  const kinds = {
    apply: probeKind.PROBE_SPAN,
    call: probeKind.PROBE_SPAN,
    class: probeKind.PROBE_PAIR,
    between: probeKind.PROBE_SINCE,
  };
  const { slot, exits } = callSlot(target, last, spec, {
    kind: kinds[spec.kind],
    pair: spec.kind === "class" ? pair : 0,
  });
  const starts = {
    apply: () => [],
    call: () => [],
    class: () => [
      ...(own ? [classStart(target, own, pair)] : []),
      attemptStart(target, required(resolve, spec.attempt)),
    ],
    between: () => [spanStart(target, first, index)],
  };
  const shared = exits.filter(({ outside }) => outside);
  const probe = {
    name: spec.name,
    set: spec.set,
    kind: spec.kind,
    definition: spec.definition,
    type: spec.type,
    entry: first.name,
    exit: last.name,
    exits: { own: exits.length - shared.length, shared: shared.length },
    notes: [...(spec.kind === "apply" && target.layoutNote ? [target.layoutNote] : []), ...sharedExits(shared)],
  };
  return { probe, slot, starts: starts[spec.kind]() };
}

function joined(planned: readonly Planned[], callers: readonly PlannedSlot[]): Pick<ProbePlan, "probes" | "slots"> {
  const starts = planned.flatMap((each) => each.starts);
  const isAttempt = (slot: PlannedSlot) => slot.config.kind === probeKind.PROBE_PREFLIGHT;
  // The free preflight comes last and is placed last: an attempt that it began has then seen its class's preflight too.
  const attempts = [...new Map(starts.filter(isAttempt).map((slot) => [slot.entryOffset, slot])).values()];
  const slots = [
    ...planned.map(({ slot }) => slot),
    ...starts.filter((slot) => !isAttempt(slot)),
    ...callers,
    ...attempts,
  ];
  const slotOf = (start: PlannedSlot) =>
    isAttempt(start)
      ? slots.findIndex((slot) => isAttempt(slot) && slot.entryOffset === start.entryOffset)
      : slots.indexOf(start);
  const probes = planned.map(({ probe, starts: its }) => {
    const own = its.find(({ config }) => config.kind === probeKind.PROBE_CLASS_PREFLIGHT);
    return { ...probe, classPreflightSlot: own ? slotOf(own) : null, startSlots: its.map(slotOf) };
  });
  return { probes, slots };
}

function required(resolve: Resolve, alternatives: readonly ServerFunction[]): Resolved {
  const found = resolve(alternatives);
  if (found) return found;
  throw new Error(`${spelled(alternatives)} was resolved a moment ago`);
}

function spelled(alternatives: readonly ServerFunction[]): string {
  return [...new Set(alternatives.map(({ name }) => name))].join(" or ");
}

const plainName = (name: string): string => demangle(name)?.path.slice(1).join("::") ?? name;

function sharedExits(sites: readonly ExitSite[]): string[] {
  const names = [...new Set(sites.map((site) => plainName(site.in)))];
  return names.length === 0 ? [] : [`ends in a jump to ${names.join(" or ")}: exits there trap for other callers too`];
}
