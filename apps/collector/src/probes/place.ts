import type { BpfArch } from "@xrpl-probe/bpf";
import type { Machine } from "@xrpl-probe/elf";
import { type Libbpf, type Link, loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { CliError, exitCodes } from "../errors.ts";
import { applySlotOf, type Loaded, loadPrograms } from "./load.ts";
import type { PlannedSlot, ProbePlan } from "./plan.ts";
import { slotsOfProbe } from "./slots-of-probe.ts";

/**
 * How the exits are heard; two sides of a comparison must agree in it. A return probe kills the server when a C++
 * exception passes through the function or a coroutine yields in it.
 */
export type ExitMethod = "uprobe-on-ret" | "uretprobe";

/** Each perf link takes 0.1 s to detach: above this an operator would wait too long at the stop. */
export const maxPerfLinks = 24;

export interface Placement {
  /** Whether the server's own USDT probe checks id, type and code. */
  readonly usdt: boolean;
  /** Places in the server's code that trap. */
  readonly sites: number;
  /** Ends one probe for good, also the starts that no other probe shares; only where they are placed `apart`. */
  detachProbe(index: number): Promise<void>;
  /** Ends the entries: no span begins after it. Exits are still heard, so that no span that has begun is lost. */
  detachEntries(): Promise<void>;
  detachExits(): Promise<void>;
}

/** Programs in the kernel and their links; letting go of it ends both. */
export interface Placed extends Loaded {
  readonly placement: Placement;
  readonly libbpf: Libbpf;
  readonly arch: BpfArch;
  readonly multi: boolean;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface PlaceRequest {
  readonly pid: number;
  readonly machine: Machine;
  readonly plan: ProbePlan;
  readonly baseNs: bigint;
  /** Whether many sites share a link; left out, a self-test of the kernel decides. */
  readonly multi?: boolean;
  /** Default "uprobe-on-ret". */
  readonly exitMethod?: ExitMethod;
  /** Whether probes may be taken away one by one. */
  readonly apart?: boolean;
}

/**
 * Loads the programs and places them in a process.
 * @throws LibbpfError, CliError; nothing stays placed then
 */
export async function placeIn({ pid, machine, plan, baseNs, ...chosen }: PlaceRequest): Promise<Placed> {
  const libbpf = loadLibbpf();
  const multi = chosen.multi ?? (await uprobeMultiWorks(libbpf));
  const arch = machine === "aarch64" ? "arm64" : "x86_64";
  const exitMethod = chosen.exitMethod ?? "uprobe-on-ret";
  const loaded = loadPrograms(libbpf, { arch, plan, pid, baseNs, multi, returnPopped: returnPopped(arch, exitMethod) });
  try {
    const placement = placeProbes(loaded, { plan, pid, multi, exitMethod, apart: chosen.apart ?? false });
    return { ...loaded, placement, libbpf, arch, multi, [Symbol.asyncDispose]: () => loaded.object.close() };
  } catch (error) {
    await loaded.object.close();
    throw error;
  }
}

/** What a `ret` has taken off the stack when a return probe fires: on arm64 the return address is in a register. */
export function returnPopped(arch: BpfArch, exitMethod: ExitMethod): number {
  return exitMethod === "uretprobe" && arch === "x86_64" ? 8 : 0;
}

interface Placing {
  readonly plan: ProbePlan;
  readonly pid: number;
  readonly multi: boolean;
  readonly exitMethod: ExitMethod;
  readonly apart: boolean;
}

/** Slots whose sites share links. */
interface Group {
  readonly slots: readonly number[];
  /** Its sites are heard in this layer only; 0 for always. */
  readonly layer: number;
}

interface PlacedGroup extends Group {
  readonly entries: readonly Link[];
  readonly exits: readonly Link[];
}

/** Places every exit before any entry. What was placed when one fails ends with the loaded object, which the caller closes. */
function placeProbes(loaded: Loaded, placing: Placing): Placement {
  const { plan, pid, multi, exitMethod } = placing;
  const at = { path: `/proc/${pid}/exe`, scope: { pid } };
  const returns = exitMethod === "uretprobe";
  const exitsOf = (slot: PlannedSlot) => (returns && slot.exitOffsets.length > 0 ? entriesOf(slot) : slot.exitOffsets);
  const usdt = plan.usdt.sites.map(({ offset }, cookie) => ({ offset, cookie }));
  const sites = plan.slots.reduce((sum, slot) => sum + entriesOf(slot).length + exitsOf(slot).length, usdt.length);
  if (!multi && sites > maxPerfLinks) throw tooManyLinks(sites);
  const place = (program: string, these: readonly Site[], isReturn = false): Link[] => {
    if (these.length === 0) return [];
    const loadedProgram = loaded.object.program(program);
    return multi
      ? [loadedProgram.attachUprobeMulti({ ...at, sites: these, return: isReturn })]
      : these.map((site) => loadedProgram.attachUprobe({ ...at, ...site, return: isReturn }));
  };
  const sitesOf = ({ slots, layer }: Group, offsets: (slot: PlannedSlot) => readonly number[]) =>
    slots.flatMap((index) => {
      const slot = plan.slots[index];
      return slot ? offsets(slot).map((offset) => ({ offset, cookie: index + layer * 2 ** 32 })) : [];
    });
  const applySlot = applySlotOf(plan);
  const placeExits = (group: Group) =>
    place(group.slots.includes(applySlot) ? "on_apply_exit" : "on_exit", sitesOf(group, exitsOf), returns);
  const placeEntries = (group: Group) =>
    place(group.slots.includes(applySlot) ? "on_apply" : "on_entry", sitesOf(group, entriesOf));

  let layer = 1;
  loaded.hearLayer(layer);
  const withExits = groupsOf(placing).map((group) => ({ ...group, exits: placeExits(group) }));
  const usdtLinks = place("on_usdt", usdt);
  let groups: PlacedGroup[] = withExits.map((group) => ({ ...group, entries: placeEntries(group) }));
  /** A group made anew without some of its slots: of the others nothing is missed meanwhile. */
  const without = (group: Group, taken: ReadonlySet<number>): PlacedGroup[] => {
    const slots = group.slots.filter((slot) => !taken.has(slot));
    if (slots.length === 0) return [];
    const next = { slots, layer: layer + 1 };
    const placedNext = { ...next, exits: placeExits(next), entries: placeEntries(next) };
    loaded.hearLayer(++layer);
    return [placedNext];
  };
  const detach = async (links: readonly Link[]) => {
    await Promise.all(links.map((link) => link.detach()));
  };
  const placed = new Set(plan.probes.keys());
  return {
    usdt: plan.usdt.checksApplies,
    sites,
    detachProbe: async (index) => {
      placed.delete(index);
      const needed = new Set([...placed].flatMap((probe) => slotsOfProbe(plan, probe)));
      const taken = new Set(slotsOfProbe(plan, index).filter((slot) => !needed.has(slot)));
      const old = groups.filter(({ slots }) => slots.some((slot) => taken.has(slot)));
      groups = groups.flatMap((group) => (old.includes(group) ? without(group, taken) : [group]));
      await detach(old.flatMap(({ entries }) => entries));
      await detach(old.flatMap(({ exits }) => exits));
    },
    detachEntries: () => detach(groups.flatMap(({ entries }) => entries)),
    detachExits: () => detach([...groups.flatMap(({ exits }) => exits), ...usdtLinks]),
  };
}

/**
 * Which slots share links. Where many sites can: the probe of the applies, whose programs are its own, and the rest, of
 * which what may be taken away is apart. Else each slot has its own.
 */
function groupsOf({ plan, multi, apart }: Placing): Group[] {
  const always = (slots: readonly number[]): Group => ({ slots, layer: 0 });
  const every = [...plan.slots.keys()];
  if (!multi) return every.map((slot) => always([slot]));
  const applySlot = applySlotOf(plan);
  const others = every.filter((slot) => slot !== applySlot);
  if (!apart) return [always([applySlot]), always(others)];
  const ofProbes = new Set([...plan.probes.keys()].flatMap((probe) => slotsOfProbe(plan, probe)));
  const optional = others.filter((slot) => ofProbes.has(slot));
  return [always([applySlot]), always(others.filter((slot) => !ofProbes.has(slot))), { slots: optional, layer: 1 }];
}

const entriesOf = ({ entryOffset, otherEntryOffsets = [] }: PlannedSlot): readonly number[] => [
  entryOffset,
  ...otherEntryOffsets,
];

/** The slot's number goes along as cookie: it is what the programs know a site by. */
interface Site {
  readonly offset: number;
  readonly cookie: number;
}

function tooManyLinks(sites: number): CliError {
  return new CliError(
    exitCodes.cannotProbe,
    `this kernel lacks uprobe_multi links: ${sites} sites would take ${(sites / 10).toFixed(0)} s to detach, ${maxPerfLinks} are allowed`,
    [["do", "record fewer probes, or use Linux 6.6 or newer"]],
  );
}
