import type { Probe, Run, Stratum } from "@xrpl-probe/db";
import { latencyAt } from "./latency-stats.ts";
import type { ProbeRow } from "./run-view.ts";
import { pool } from "./strata.ts";

/** Every probe of a run with what it counted over the whole run, in the order of the recording. */
export function probeRows(probes: readonly Probe[], strata: readonly Stratum[], run: Run): ProbeRow[] {
  return probes.map((probe) => {
    const histogram = pool(strata.filter((stratum) => stratum.probe === probe.name));
    return {
      name: probe.name,
      entries: probe.entries,
      exits: probe.exits,
      exitMethod: probe.exitMethod,
      note: probe.note,
      hits: probe.hits,
      spans: histogram.count,
      unpaired: probe.unpaired,
      p50: latencyAt(histogram, 0.5),
      biasNs: probe.biasNs,
      costNs: probe.costNs,
      coreShare: coreShareOf(probe, run),
    };
  });
}

function coreShareOf({ hits, costNs }: Probe, { startedMs, endedMs }: Run): number | null {
  if (hits === null || costNs === null || endedMs === null || endedMs <= startedMs) return null;
  return (hits * costNs) / ((endedMs - startedMs) * 1e6);
}
