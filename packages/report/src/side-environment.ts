import type { Probe, Run } from "@xrpl-probe/db";
import type { EnvironmentDifference } from "./comparison.ts";
import { formatBytes } from "./format.ts";

/** A run of a side with its probes. */
export interface RunOfSide {
  readonly run: Run;
  readonly probes: readonly Probe[];
}

/** What a comparison needs to be the same on both sides, each with the values found there; unknown values are left out. */
export function environmentDifferences(
  base: readonly RunOfSide[],
  head: readonly RunOfSide[],
): EnvironmentDifference[] {
  const sections = new Set([...base, ...head].flatMap(({ run }) => Object.keys(run.configHashes ?? {})));
  const properties = [...PROPERTIES, ...[...sections].sort().map(section)];
  return properties.flatMap(({ name, of }) => {
    const values = (runs: readonly RunOfSide[]) => unique(runs.map(({ run, probes }) => of(run, probes)));
    const [left, right] = [values(base), values(head)];
    if (left.length === 0 && right.length === 0) return [];
    return [{ name, base: left, head: right, same: left.join("\n") === right.join("\n") }];
  });
}

interface Property {
  readonly name: string;
  readonly of: (run: Run, probes: readonly Probe[]) => string | null;
}

const PROPERTIES: readonly Property[] = [
  { name: "Host", of: (run) => run.host },
  { name: "Source", of: (run) => run.source },
  { name: "Architecture", of: (run) => run.arch },
  { name: "CPU", of: (run) => run.cpuModel },
  { name: "CPUs", of: (run) => run.cpuCount?.toString() ?? null },
  { name: "Kernel", of: (run) => run.kernel },
  { name: "Governor", of: (run) => run.governor },
  { name: "Memory", of: (run) => (run.memoryBytes === null ? null : formatBytes(run.memoryBytes)) },
  { name: "Virtualization", of: (run) => run.virtualization },
  { name: "Probes", of: (_, probes) => probes.map((probe) => probe.definition ?? probe.name).join(", ") || null },
  { name: "Exit method", of: (_, probes) => unique(probes.map((probe) => probe.exitMethod)).join(", ") || null },
  { name: "Sampling", of: (run) => (run.sampling === 1 ? "every span" : `${run.sampling}`) },
  { name: "Duration", of: (run) => run.durationClass },
  { name: "Collector", of: (run) => run.collectorVersion },
];

function section(name: string): Property {
  return { name: `Configuration [${name}]`, of: (run) => run.configHashes?.[name]?.slice(0, 8) ?? "absent" };
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}
