import { usdtKind } from "@xrpl-probe/bpf";
import type { NewCodeCount, NewProbe } from "@xrpl-probe/db";
import type { Loaded } from "../probes/load.ts";
import type { ProbePlan } from "../probes/plan.ts";

/** What a server sent to or received from its peers, of one category. */
export interface PeerCount {
  readonly probe: "peer_connect" | "peer_disconnect" | "peer_send" | "peer_receive";
  /** Of the traffic for what was sent, of the message for what was received (another numbering), else 0. */
  readonly category: number;
  readonly messages: number;
  readonly bytes: number;
}

const names = {
  [usdtKind.USDT_PEER_CONNECT]: "peer_connect",
  [usdtKind.USDT_PEER_DISCONNECT]: "peer_disconnect",
  [usdtKind.USDT_PEER_SEND]: "peer_send",
  [usdtKind.USDT_PEER_RECEIVE]: "peer_receive",
} as const;

/** The rows that hold the counts: messages by category, and bytes where there are any. */
const rows = ["peer_connect", "peer_disconnect", "peer_send", "peer_send_bytes", "peer_receive", "peer_receive_bytes"];

/** The probes of a run whose counts have no durations; numbered behind every slot of the plan. */
export function peerProbes({ usdt: { peer }, slots }: ProbePlan): NewProbe[] {
  if (peer === null) return [];
  const there = new Set(peer.flatMap(({ name }) => [name, `${name}_bytes`] as string[]));
  return rows.flatMap((name, index) => {
    const point = `peer:${name.split("_")[1]}`;
    const what = name.endsWith("_bytes") ? "bytes" : "times";
    const definition = `${name}: ${what} by category`;
    const fixed = { exits: [], exitMethod: "usdt", scheme: "log-linear-64" } as const;
    return there.has(name) ? [{ idx: slots.length + index, name, definition, entries: [point], ...fixed }] : [];
  });
}

/** What a stored run holds of it: `counts` by the names of the rows. */
export function storedPeerCounts(
  counts: readonly { readonly probe: string; readonly code: number; readonly count: number }[],
): PeerCount[] {
  return counts
    .flatMap(({ probe, code, count }) => {
      const name = Object.values(names).find((each) => each === probe);
      const bytes = counts.find((other) => other.probe === `${probe}_bytes` && other.code === code)?.count ?? 0;
      return name ? [{ probe: name, category: code, messages: count, bytes }] : [];
    })
    .sort((a, b) => b.messages - a.messages);
}

/** Reads what the programs count: it only grows, a reading gives the difference to the one before. */
export class PeerTraffic {
  readonly #read: () => ReturnType<Loaded["peerCounts"]["entries"]>;
  readonly #firstIdx: number;
  #before = new Map<string, PeerCount>();

  constructor(loaded: Pick<Loaded, "peerCounts">, plan: ProbePlan) {
    this.#read = () => loaded.peerCounts.entries();
    this.#firstIdx = plan.slots.length;
  }

  /** All that was counted so far, most messages first. */
  total(): PeerCount[] {
    return [...this.#before.values()].sort((a, b) => b.messages - a.messages);
  }

  /** What came since the last call, as the database takes it: a category stands where others have a code. */
  take(): NewCodeCount[] {
    const counts: NewCodeCount[] = [];
    for (const [{ kind, category }, perCpu] of this.#read()) {
      const probe = names[kind as keyof typeof names];
      const now = {
        probe,
        category,
        messages: perCpu.reduce((sum, { messages }) => sum + messages, 0),
        bytes: perCpu.reduce((sum, { bytes }) => sum + bytes, 0),
      };
      const key = `${kind} ${category}`;
      const before = this.#before.get(key);
      const add = (row: string, count: number) => {
        if (count > 0) counts.push({ probe: this.#firstIdx + rows.indexOf(row), code: category, count });
      };
      add(probe, now.messages - (before?.messages ?? 0));
      add(`${probe}_bytes`, now.bytes - (before?.bytes ?? 0));
      this.#before.set(key, now);
    }
    return counts;
  }
}
