import type { Probe, Run } from "@xrpl-probe/db";
import { formatBytes, formatLength } from "./format.ts";
import type { EnvironmentFact } from "./run-head.ts";

/** What is known of a run's host, server and recording, in the order a page lists it. What is not known is left out. */
export function runFacts(run: Run, probes: readonly Probe[]): EnvironmentFact[] {
  return [
    plain("Server", joined([run.version, run.pid && `pid ${run.pid}`, uptime(run.serverUptimeMs)])),
    mono("Executable", run.executable),
    mono("Build id", run.buildId && shortened(run.buildId)),
    mono("Configuration", configuration(run.configHashes)),
    plain("Kernel", joined([run.kernel, run.arch])),
    plain("CPU", joined([run.cpuModel, run.cpuCount && `${run.cpuCount} CPUs`])),
    plain("Governor", run.governor),
    plain("Memory", joined([run.memoryBytes && formatBytes(run.memoryBytes), machineWords(run.virtualization)])),
    mono("Container", run.containerId && shortened(run.containerId)),
    plain("Sampling", run.sampling === 1 ? null : `1 of ${Math.round(1 / run.sampling)}`),
    plain("Rows kept", run.transactionsKept === "all" ? null : run.transactionsKept),
    plain("Exit method", exitWords(probes)),
    mono("Environment", run.environmentKey && shortened(run.environmentKey)),
    plain("Collector", run.collectorVersion && `xrpl-probe ${run.collectorVersion}`),
  ].filter((fact) => fact !== null);
}

type Known = string | number | null;

function plain(name: string, value: Known): EnvironmentFact | null {
  return value === null || value === "" || value === 0 ? null : { name, value: String(value), mono: false };
}

function mono(name: string, value: Known): EnvironmentFact | null {
  const fact = plain(name, value);
  return fact && { ...fact, mono: true };
}

function joined(parts: readonly Known[]): string {
  return parts.filter((part) => part !== null && part !== 0 && part !== "").join(", ");
}

const EXIT_WORDS: Readonly<Record<string, string>> = {
  "uprobe-on-ret": "uprobes on ret sites",
  uretprobe: "return probes",
};

function exitWords(probes: readonly Probe[]): string {
  return joined([...new Set(probes.map(({ exitMethod }) => exitMethod && (EXIT_WORDS[exitMethod] ?? exitMethod)))]);
}

function uptime(ms: number | null): string | null {
  return ms === null ? null : `up ${formatLength(ms)}`;
}

/** A hash whose beginning and end tell it apart. */
function shortened(hash: string): string {
  return hash.length <= 16 ? hash : `${hash.slice(0, 8)}…${hash.slice(-4)}`;
}

function machineWords(virtualization: string | null): string | null {
  return virtualization === "none" ? "bare metal" : virtualization;
}

function configuration(hashes: Run["configHashes"]): string | null {
  const sections = Object.keys(hashes ?? {}).length;
  return sections === 0 ? null : `${sections} sections`;
}
