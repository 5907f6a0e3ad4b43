import { type Elf, stapProbes } from "@xrpl-probe/elf";
import { type Link, loadLibbpf, uprobeMultiWorks } from "libbpf-ts";
import { CliError, exitCodes } from "../errors.ts";
import { type Loaded, loadPrograms } from "./load.ts";
import type { PlannedSlot, ProbePlan } from "./plan.ts";

/** How the exits are heard; two sides of a comparison must agree in it. */
export const exitMethod = "uprobe-on-ret";

/** Each perf link takes 0.1 s to detach: above this an operator would wait too long at the stop. */
const maxPerfLinks = 24;

export interface Placement {
  /** Whether the server's own USDT probe checks id, type and code. */
  readonly usdt: boolean;
  /** Places in the server's code that trap. */
  readonly sites: number;
  /** Ends the entries: no span begins after it. Exits are still heard, so that no span that has begun is lost. */
  detachEntries(): Promise<void>;
  detachExits(): Promise<void>;
}

/** Programs in the kernel and their links; letting go of it ends both. */
export interface Placed extends Loaded {
  readonly placement: Placement;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface PlaceRequest {
  readonly pid: number;
  readonly elf: Elf;
  readonly plan: ProbePlan;
  readonly baseNs: bigint;
  /** Whether many sites share a link; left out, a self-test of the kernel decides. */
  readonly multi?: boolean;
}

/**
 * Loads the programs and places them in a process.
 * @throws LibbpfError, CliError; nothing stays placed then
 */
export async function placeIn({ pid, elf, plan, baseNs, ...chosen }: PlaceRequest): Promise<Placed> {
  const libbpf = loadLibbpf();
  const multi = chosen.multi ?? (await uprobeMultiWorks(libbpf));
  const arch = elf.machine === "aarch64" ? "arm64" : "x86_64";
  const loaded = loadPrograms(libbpf, { arch, plan, pid, baseNs, multi });
  try {
    const placement = placeProbes(loaded, plan, elf, pid, multi);
    return { ...loaded, placement, [Symbol.asyncDispose]: () => loaded.object.close() };
  } catch (error) {
    await loaded.object.close();
    throw error;
  }
}

/** Places every exit before any entry. What was placed when one fails ends with the loaded object, which the caller closes. */
function placeProbes(loaded: Loaded, plan: ProbePlan, elf: Elf, pid: number, multi: boolean): Placement {
  const path = `/proc/${pid}/exe`;
  const scope = { pid };
  const entries = sitesOf(plan.slots, ({ entryOffset, otherEntryOffsets = [] }) => [entryOffset, ...otherEntryOffsets]);
  const exits = sitesOf(plan.slots, (slot) => slot.exitOffsets);
  const sites = entries.length + exits.length;
  if (!multi && sites > maxPerfLinks) throw tooManyLinks(sites);
  const place = (program: string, at: readonly Site[]): Link[] => {
    const loadedProgram = loaded.object.program(program);
    return multi
      ? [loadedProgram.attachUprobeMulti({ path, sites: at, scope })]
      : at.map((site) => loadedProgram.attachUprobe({ path, ...site, scope }));
  };
  const exitLinks = place("on_exit", exits);
  const usdt = hasUsdt(elf, plan);
  if (usdt) exitLinks.push(loaded.object.program("on_transactor_exit").attachUsdt({ path, ...usdtProbe, scope }));
  const peers = plan.peer?.probes ?? [];
  for (const { usdt: name, kind: cookie } of peers) {
    exitLinks.push(loaded.object.program("on_peer").attachUsdt({ path, provider: "peer", name, cookie, scope }));
  }
  const entryLinks = place("on_entry", entries);
  const detach = async (links: readonly Link[]) => {
    await Promise.all(links.map((link) => link.detach()));
  };
  return {
    usdt,
    sites: sites + Number(usdt) + peers.reduce((sum, peer) => sum + peer.sites, 0),
    detachEntries: () => detach(entryLinks),
    detachExits: () => detach(exitLinks),
  };
}

const usdtProbe = { provider: "transactor", name: "transactor_exit" } as const;

interface Site {
  readonly offset: number;
  readonly cookie: number;
}

/** The slot's number goes along as cookie: it is what the programs know a site by. */
function sitesOf(slots: readonly PlannedSlot[], offsets: (slot: PlannedSlot) => readonly number[]): Site[] {
  return slots.flatMap((slot, cookie) => offsets(slot).map((offset) => ({ offset, cookie })));
}

function hasUsdt(elf: Elf, plan: ProbePlan): boolean {
  if (!plan.probes.some(({ kind }) => kind === "apply")) return false;
  return stapProbes(elf).some(({ provider, name }) => provider === usdtProbe.provider && name === usdtProbe.name);
}

function tooManyLinks(sites: number): CliError {
  return new CliError(
    exitCodes.cannotProbe,
    `this kernel lacks uprobe_multi links: ${sites} sites would take ${(sites / 10).toFixed(0)} s to detach, ${maxPerfLinks} are allowed`,
    [["do", "record fewer probes, or use Linux 6.6 or newer"]],
  );
}
