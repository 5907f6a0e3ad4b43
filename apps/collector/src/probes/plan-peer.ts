import { peerKind } from "@xrpl-probe/bpf";
import { type Elf, stapProbes } from "@xrpl-probe/elf";
import type { RefusedProbe } from "./plan.ts";

/** What the server's own USDT probes tell of its peers; counted, not timed. */
interface PeerProbe {
  readonly name: "peer_connect" | "peer_disconnect" | "peer_send" | "peer_receive";
  /** Its name in provider `peer`. */
  readonly usdt: string;
  /** The attach cookie, and the kind that counts come with. */
  readonly kind: number;
  /** Places in the code where it stands. */
  readonly sites: number;
}

export interface PeerPlan {
  readonly probes: readonly PeerProbe[];
  readonly refused: readonly RefusedProbe[];
}

const known = [
  { name: "peer_connect", usdt: "connect", kind: peerKind.PEER_CONNECT },
  { name: "peer_disconnect", usdt: "disconnect", kind: peerKind.PEER_DISCONNECT },
  { name: "peer_send", usdt: "send", kind: peerKind.PEER_SEND },
  { name: "peer_receive", usdt: "receive", kind: peerKind.PEER_RECEIVE },
] as const;

export function planPeer(elf: Elf): PeerPlan {
  const there = stapProbes(elf).filter(({ provider }) => provider === "peer");
  const refuse = (name: string, reason: string): RefusedProbe => ({ name, set: "peer", reason });
  if (there.length === 0) {
    return { probes: [], refused: [refuse("peer", "no USDT note in .note.stapsdt: this server lacks the patch")] };
  }
  const sitesOf = (usdt: string) => there.filter(({ name }) => name === usdt).length;
  return {
    probes: known.map((probe) => ({ ...probe, sites: sitesOf(probe.usdt) })).filter(({ sites }) => sites > 0),
    refused: known
      .filter(({ usdt }) => sitesOf(usdt) === 0)
      .map(({ name, usdt }) => refuse(name, `the server has no USDT probe peer:${usdt}`)),
  };
}
