import type { BpfArch } from "@xrpl-probe/bpf";
import type { Elf } from "@xrpl-probe/elf";
import { type Libbpf, type Link, loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { CliError, exitCodes } from "../errors.ts";
import { type Loaded, loadPrograms } from "./load.ts";
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
  /** Ends one probe for good, also the starts that no other probe shares; only where links are `apart`. */
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
  readonly elf: Elf;
  readonly plan: ProbePlan;
  readonly baseNs: bigint;
  /** Whether many sites share a link; left out, a self-test of the kernel decides. */
  readonly multi?: boolean;
  /** Default "uprobe-on-ret". */
  readonly exitMethod?: ExitMethod;
  /** Whether every probe has links of its own, so that it can be taken away alone: each link takes time to end. */
  readonly apart?: boolean;
}

/**
 * Loads the programs and places them in a process.
 * @throws LibbpfError, CliError; nothing stays placed then
 */
export async function placeIn({ pid, elf, plan, baseNs, ...chosen }: PlaceRequest): Promise<Placed> {
  const libbpf = loadLibbpf();
  const multi = chosen.multi ?? (await uprobeMultiWorks(libbpf));
  const arch = elf.machine === "aarch64" ? "arm64" : "x86_64";
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

/** Places every exit before any entry. What was placed when one fails ends with the loaded object, which the caller closes. */
function placeProbes(loaded: Loaded, { plan, pid, multi, exitMethod, apart }: Placing): Placement {
  const path = `/proc/${pid}/exe`;
  const scope = { pid };
  const returns = exitMethod === "uretprobe";
  const exitsOf = (slot: PlannedSlot) => (returns && slot.exitOffsets.length > 0 ? entriesOf(slot) : slot.exitOffsets);
  const slots = plan.slots.map((slot, cookie) => ({
    cookie,
    entries: entriesOf(slot).map((offset) => ({ offset, cookie })),
    exits: exitsOf(slot).map((offset) => ({ offset, cookie })),
  }));
  const usdt = plan.usdt.sites.map(({ offset }, cookie) => ({ offset, cookie }));
  const sites = slots.reduce((sum, { entries, exits }) => sum + entries.length + exits.length, usdt.length);
  if (!multi && sites > maxPerfLinks) throw tooManyLinks(sites);
  const place = (program: string, at: readonly Site[], isReturn = false): Link[] => {
    if (at.length === 0) return [];
    const loadedProgram = loaded.object.program(program);
    return multi
      ? [loadedProgram.attachUprobeMulti({ path, sites: at, scope, return: isReturn })]
      : at.map((site) => loadedProgram.attachUprobe({ path, ...site, scope, return: isReturn }));
  };
  const groups = apart ? slots.map((slot) => [slot]) : [slots];
  const exitLinks = groups.map((group) =>
    place(
      "on_exit",
      group.flatMap(({ exits }) => exits),
      returns,
    ),
  );
  const usdtLinks = place("on_usdt", usdt);
  const entryLinks = groups.map((group) =>
    place(
      "on_entry",
      group.flatMap(({ entries }) => entries),
    ),
  );
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
      const free = slotsOfProbe(plan, index).filter((slot) => !needed.has(slot));
      await detach(free.flatMap((slot) => entryLinks[slot] ?? []));
      await detach(free.flatMap((slot) => exitLinks[slot] ?? []));
    },
    detachEntries: () => detach(entryLinks.flat()),
    detachExits: () => detach([...exitLinks.flat(), ...usdtLinks]),
  };
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
