import { type UsdtSite, usdtArgumentKind, usdtKind } from "@xrpl-probe/bpf";
import { type Elf, type StapArgument, type StapProbe, stapArguments, stapProbes } from "@xrpl-probe/elf";
import type { RefusedProbe } from "./plan.ts";

/** A place at which one of the server's own USDT probes stands: its index is the attach cookie. */
interface PlannedUsdt {
  readonly offset: number;
  readonly site: UsdtSite;
}

/** What the server's own USDT probes tell of its peers; counted, not timed. */
interface PeerProbe {
  readonly name: "peer_connect" | "peer_disconnect" | "peer_send" | "peer_receive";
  /** Its name in provider `peer`. */
  readonly usdt: string;
  /** Places in the code where it stands. */
  readonly sites: number;
}

/** The USDT probes that are heard. */
export interface UsdtPlan {
  readonly sites: readonly PlannedUsdt[];
  /** Whether id, type and code of an apply are checked. */
  readonly checksApplies: boolean;
  /** Null where the set was not asked for. */
  readonly peer: readonly PeerProbe[] | null;
  readonly refused: readonly RefusedProbe[];
}

export const noUsdt: UsdtPlan = { sites: [], checksApplies: false, peer: null, refused: [] };

interface Known {
  readonly name: PeerProbe["name"] | "transactor";
  readonly provider: string;
  readonly usdt: string;
  readonly kind: number;
  /** Arguments that are read, by their places. */
  readonly reads: readonly number[];
}

const transactorExit: Known = {
  name: "transactor",
  provider: "transactor",
  usdt: "transactor_exit",
  kind: usdtKind.USDT_TRANSACTOR_EXIT,
  reads: [0, 1, 2],
};

const peers: readonly (Known & Pick<PeerProbe, "name">)[] = [
  { name: "peer_connect", provider: "peer", usdt: "connect", kind: usdtKind.USDT_PEER_CONNECT, reads: [] },
  { name: "peer_disconnect", provider: "peer", usdt: "disconnect", kind: usdtKind.USDT_PEER_DISCONNECT, reads: [] },
  { name: "peer_send", provider: "peer", usdt: "send", kind: usdtKind.USDT_PEER_SEND, reads: [2, 3] },
  { name: "peer_receive", provider: "peer", usdt: "receive", kind: usdtKind.USDT_PEER_RECEIVE, reads: [2, 3] },
];

/** MAX_USDT_SITES and USDT_ARGUMENTS in bpf/probe.h. */
const maxSites = 64;
const argumentCount = 4;

/**
 * Which places are heard. A probe that cannot be read at one of its places is left out whole: half of its counts would be
 * worse than none.
 */
export function planUsdt(elf: Elf, asked: { readonly applies: boolean; readonly peer: boolean }): UsdtPlan {
  const all = stapProbes(elf);
  const find = (known: Known) => found(elf, all, known);
  const check = asked.applies ? find(transactorExit) : [];
  const plan = { checksApplies: Array.isArray(check) && check.length > 0, refused: [] as RefusedProbe[] };
  const checks = Array.isArray(check) ? check : [];
  if (!asked.peer) return { ...plan, sites: checks, peer: null };
  const refuse = (name: string, reason: string): RefusedProbe => ({ name, set: "peer", reason });
  if (all.every(({ provider }) => provider !== "peer")) {
    const reason = "no USDT note in .note.stapsdt: this server lacks the patch";
    return { ...plan, sites: checks, peer: [], refused: [refuse("peer", reason)] };
  }
  const results = peers.map((known) => ({ known, result: find(known) }));
  return {
    ...plan,
    sites: [...checks, ...results.flatMap(({ result }) => (typeof result === "string" ? [] : result))],
    peer: results.flatMap(({ known: { name, usdt }, result }) =>
      typeof result === "string" ? [] : [{ name, usdt, sites: result.length }],
    ),
    refused: results.flatMap(({ known, result }) => (typeof result === "string" ? [refuse(known.name, result)] : [])),
  };
}

/** The places of a probe, or why it cannot be heard. */
function found(elf: Elf, all: readonly StapProbe[], { provider, usdt, kind, reads }: Known): PlannedUsdt[] | string {
  const name = `${provider}:${usdt}`;
  const places = all.filter((probe) => probe.provider === provider && probe.name === usdt);
  if (places.length === 0) return `the server has no USDT probe ${name}`;
  if (places.length > maxSites / 4) return `${name} stands at ${places.length} places, ${maxSites / 4} are followed`;
  if (places.some(({ semaphore }) => semaphore !== null)) return `${name} has a semaphore, which is not raised here`;
  const planned = places.map(({ fileOffset, args }) => {
    const read = stapArguments(args, elf.machine);
    const isWhole = reads.every((index) => (read[index] ?? null) !== null);
    return isWhole ? { offset: fileOffset, site: { kind, arguments: argumentsOf(read) } } : null;
  });
  const whole = planned.filter((place) => place !== null);
  return whole.length < planned.length ? `an argument of ${name} lies where it cannot be read` : whole;
}

const none = { value: 0, registerOffset: 0, kind: usdtArgumentKind.USDT_NONE, shift: 0, isSigned: 0 };
const kinds = {
  constant: usdtArgumentKind.USDT_CONSTANT,
  register: usdtArgumentKind.USDT_REGISTER,
  memory: usdtArgumentKind.USDT_MEMORY,
} as const;

function argumentsOf(read: readonly (StapArgument | null)[]): UsdtSite["arguments"] {
  return Array.from({ length: argumentCount }, (_, index) => {
    const argument = read[index];
    if (!argument) return none;
    const { kind, value, registerOffset, bytes, isSigned } = argument;
    return { value, registerOffset, kind: kinds[kind], shift: 64 - 8 * bytes, isSigned: Number(isSigned) };
  });
}
