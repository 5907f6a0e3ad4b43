import type { NewProbe, NewRun } from "@xrpl-probe/db";
import type { ProbeCost } from "../calibration/probe-costs.ts";
import { environmentKey } from "../host/environment-key.ts";
import type { HostFacts } from "../host/host-facts.ts";
import type { ExitMethod } from "../probes/place.ts";
import type { PlannedProbe } from "../probes/plan.ts";
import type { ServerProcess } from "../server/server-process.ts";
import { collectorVersion } from "../version.ts";
import { type KeptTransactions, keptTransactionsText } from "./kept-transactions.ts";
import type { RunClock } from "./run-clock.ts";

export interface RunIdentity {
  readonly server: ServerProcess;
  readonly version: string | null;
  readonly commit: string | null;
  readonly buildId: string | null;
  readonly configSections: Readonly<Record<string, string>> | null;
  readonly host: HostFacts;
  readonly tags: readonly string[];
  readonly note: string | null;
  /** The server's own word for how it takes part in the network, where it was asked. */
  readonly state: string | null;
  /** What an operator should know of how this was found out. */
  readonly remarks: readonly string[];
}

interface RunOptions {
  readonly sliceS: number | null;
  readonly kept: KeptTransactions;
  readonly exitMethod: ExitMethod;
}

/** The row of a run that begins. Without a tag it takes the server's version, so that betas can be compared. */
export function newRun(identity: RunIdentity, clock: RunClock, { sliceS, kept, exitMethod }: RunOptions): NewRun {
  const { server, host, version } = identity;
  return {
    tags: identity.tags.length > 0 || version === null ? identity.tags : [version],
    startedMs: clock.startedMs,
    clockBaseNs: clock.baseNs,
    sliceMs: sliceS === null ? null : Math.round(sliceS * 1000),
    transactionsKept: keptTransactionsText(kept),
    source: "ebpf",
    note: [identity.note, identity.state && `server state ${identity.state}`].filter(Boolean).join("; ") || null,
    commit: identity.commit,
    version,
    buildId: identity.buildId,
    executable: server.exe,
    pid: server.pid,
    serverUptimeMs: Math.round(server.uptimeS * 1000),
    configHashes: identity.configSections,
    host: host.host,
    bootId: host.bootId,
    kernel: host.kernel,
    arch: host.arch,
    cpuModel: host.cpuModel,
    cpuCount: host.cpus,
    governor: host.governor,
    virtualization: host.virtualisation,
    memoryBytes: host.memoryBytes,
    containerId: server.containerId,
    environmentKey: environmentKey(host, exitMethod, identity.configSections),
    collectorVersion,
  };
}

/** A probe's row: what it times in every build (`definition`), and the points of this one. */
export function newProbe(probe: PlannedProbe, idx: number, exitMethod: ExitMethod, cost: ProbeCost | null): NewProbe {
  return {
    idx,
    name: probe.name,
    definition: probe.definition,
    entries: [probe.entry],
    exits: [probe.exit],
    exitMethod,
    scheme: "log-linear-64",
    biasNs: cost?.biasNs ?? null,
    costNs: cost?.costNs ?? null,
    note: probe.notes.join("; ") || null,
  };
}
