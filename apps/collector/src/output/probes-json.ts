import type { Calibration } from "../calibration/calibration.ts";
import { probeCosts } from "../calibration/probe-costs.ts";
import type { ProbePlan } from "../probes/plan.ts";
import type { Executable } from "../server/executable.ts";

/** A server and everything that can be probed in it. */
export interface ListedServer {
  readonly exe: string;
  /** Null for a file that was not looked at through a process. */
  readonly pid: number | null;
  readonly executable: Pick<Executable, "version" | "commit" | "buildId" | "debugFile" | "layoutNote">;
  readonly plan: ProbePlan;
  /** Null where the costs could not be measured. */
  readonly calibration: Calibration | null;
}

/** `probes --json`: costs in ns per call on this host, null where they could not be measured. */
export function probesJson({ exe, pid, executable, plan, calibration }: ListedServer): string {
  const { version, commit, buildId, debugFile, layoutNote } = executable;
  const costs = calibration ? probeCosts(plan, calibration) : [];
  const probes = plan.probes.map(({ name, set, entry, exit, exits, definition, notes }, index) => ({
    name,
    set,
    from: entry,
    to: exit,
    exits,
    definition,
    stepping: plan.slots[index]?.stepping ?? null,
    costNs: costs[index]?.costNs ?? null,
    biasNs: costs[index]?.biasNs ?? null,
    notes,
  }));
  const peer = plan.usdt.peer?.map(({ name, usdt, sites }) => ({ name, usdt: `peer:${usdt}`, sites })) ?? [];
  const server = { exe, pid, version, commit, buildId, debugFile, layoutNote };
  return JSON.stringify({ server, probes, peer, refused: plan.refused }, null, 2);
}
