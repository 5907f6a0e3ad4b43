import { readFileSync } from "node:fs";
import {
  aggregate,
  aggregateKey,
  rodataOffsets as at,
  attempt,
  type BpfArch,
  bssOffsets,
  counters,
  frameKey,
  objectUrl,
  peerCount,
  peerKey,
  probeConfig,
  usdtSite,
} from "@xrpl-probe/bpf";
import { type BpfMap, type Libbpf, type LoadedObject, type RingBuffer, u32, u64 } from "libbpf-ts";
import { FrameTable, frameSets, sizeFrameTable } from "./frame-table.ts";
import { pidInNamespace } from "./pid-namespace.ts";
import type { ProbePlan } from "./plan.ts";

export interface LoadRequest {
  readonly arch: BpfArch;
  readonly plan: ProbePlan;
  readonly pid: number;
  /** Times go out relative to it. */
  readonly baseNs: bigint;
  /** Whether uprobe_multi links are used: the kernel wants that known at load. */
  readonly multi: boolean;
  /** Bytes that a return has taken off the stack when the exit program runs: 0 on a `ret`. */
  readonly returnPopped?: number;
}

/** The programs in the kernel, not placed anywhere yet. */
export interface Loaded {
  readonly object: LoadedObject;
  readonly ring: RingBuffer;
  readonly counters: BpfMap<number, CountersPerCpu>;
  readonly frames: FrameTable;
  /** By thread: what begins the pairs of class probes. */
  readonly attempts: BpfMap<number, AttemptValue>;
  /** When a thread was last in the first function of a probe from one function to another. */
  readonly starts: BpfMap<FrameKeyValue, bigint>;
  /** Messages and bytes of peers, per CPU. They only grow. */
  readonly peerCounts: BpfMap<PeerKeyValue, PeerCountsPerCpu>;
  /** What the programs count of aggregated probes, by probe, type, code and bucket. It only grows. */
  readonly aggregates: BpfMap<AggregateKeyValue, AggregateValue>;
  /** From now on these probes' passages are counted instead of sent. */
  setAggregated(probes: readonly number[]): void;
  /** Of the sites that were placed in layers only those of this one are heard from now on. */
  hearLayer(layer: number): void;
}

type CountersPerCpu = ReturnType<typeof counters.read>[];
type FrameKeyValue = ReturnType<typeof frameKey.read>;
type AggregateKeyValue = ReturnType<typeof aggregateKey.read>;
type AggregateValue = ReturnType<typeof aggregate.read>;
type AttemptValue = ReturnType<typeof attempt.read>;
type PeerKeyValue = ReturnType<typeof peerKey.read>;
type PeerCountsPerCpu = ReturnType<typeof peerCount.read>[];

/** The slot of the probe that has programs of its own. */
export const applySlotOf = (plan: ProbePlan): number =>
  Math.max(
    0,
    plan.probes.findIndex(({ kind }) => kind === "apply"),
  );

const programs = ["on_apply", "on_apply_exit", "on_entry", "on_exit", "on_usdt"] as const;

export function loadPrograms(
  libbpf: Libbpf,
  { arch, plan, pid, baseNs, multi, returnPopped = 0 }: LoadRequest,
): Loaded {
  const opened = libbpf.open(readFileSync(objectUrl(arch)), { name: "xrpl_probe" });
  const globals = opened.global(".rodata");
  const target = pidInNamespace(pid);
  globals.setBigUint64(at.baseNs, baseNs, true);
  globals.setBigUint64(at.pidnsDev, target.dev, true);
  globals.setBigUint64(at.pidnsIno, target.ino, true);
  globals.setUint32(at.targetTgid, target.tgid, true);
  globals.setUint32(at.initialPidns, Number(target.isInitial), true);
  const applySlot = applySlotOf(plan);
  globals.setUint32(at.applyProbe, applySlot, true);
  const sets = frameSets(plan.probes.length);
  globals.setUint32(at.frameSetMask, sets - 1, true);
  sizeFrameTable(opened, sets);
  globals.setUint32(at.returnPopped, returnPopped, true);
  // What this plan cannot fill needs no room. Applies keep a row each and are never aggregated.
  const unused = [
    plan.probes.length < 2 ? "aggregates" : null,
    plan.probes.some(({ kind }) => kind === "class") ? null : "attempts",
    plan.probes.some(({ kind }) => kind === "between") ? null : "starts",
    plan.usdt.peer === null ? "peer_counts" : null,
  ].filter((map) => map !== null);
  for (const map of unused) opened.map(map).setMaxEntries(1);
  plan.slots.forEach((slot, index) => {
    probeConfig.write(globals, at.probeConfigs + index * probeConfig.size, slot.config);
    if (index === applySlot) probeConfig.write(globals, at.applyConfig, slot.config);
  });
  plan.usdt.sites.forEach(({ site }, index) => {
    usdtSite.write(globals, at.usdtSites + index * usdtSite.size, site);
  });
  if (multi) for (const name of programs) opened.program(name).expectUprobeMulti();
  const object = opened.load();
  const state = object.mappedArray(".bss");
  return {
    object,
    ring: object.ringBuffer("events"),
    counters: object.perCpuMap("probe_counters", { key: u32, value: counters }),
    frames: new FrameTable(object),
    attempts: object.map("attempts", { key: u32, value: attempt }),
    starts: object.map("starts", { key: frameKey, value: u64 }),
    peerCounts: object.perCpuMap("peer_counts", { key: peerKey, value: peerCount }),
    aggregates: object.map("aggregates", { key: aggregateKey, value: aggregate }),
    setAggregated: (probes) => {
      for (const probe of probes) {
        const at = bssOffsets.aggregatedProbes + 8 * (probe >> 6);
        state.view.setBigUint64(at, state.view.getBigUint64(at, true) | (1n << BigInt(probe & 63)), true);
      }
    },
    hearLayer: (layer) => state.view.setUint32(bssOffsets.liveLayer, layer, true),
  };
}
