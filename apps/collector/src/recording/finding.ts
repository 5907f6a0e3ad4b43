import type { PlannedProbe } from "../probes/plan.ts";
import type { ProbeTotals } from "./probe-totals.ts";

/** What zero hits, or starts at the wrong place, say about the build; null where all is as expected. */
export function findingOf(probe: PlannedProbe, totals: ProbeTotals): string | null {
  if (totals.hits === 0) return neverHit(probe, totals.expected ?? null);
  const notEntered = totals.classPreflightHits === 0 || probe.classPreflightSlot === null;
  if (probe.kind === "class" && notEntered)
    return `starts at the free preflight: ${probe.entry} is inlined in this build`;
  if (totals.mismatched > 0) {
    return `USDT and structure offsets disagree on ${totals.mismatched} applies: this build's layout is unknown, USDT was believed`;
  }
  if (probe.kind === "between" && totals.spans === 0) {
    return `no span: ${probe.exit} was entered, but never after ${probe.entry} on the same thread`;
  }
  return null;
}

/** The likely reason, from what the transactor probe saw meanwhile. */
function neverHit(probe: PlannedProbe, expected: number | null): string {
  if (probe.kind === "apply") return "never hit: the server applied no transaction";
  if (expected === 0) return "never hit: no transaction of the type succeeded during the run";
  if (expected !== null) {
    const also = probe.set === "own" ? `; 'types' has ${probe.type}` : "";
    return `never hit: ${probe.exit} is inlined in this build${also}`;
  }
  return `never hit: nothing called ${probe.exit} during the run, or it is inlined in this build`;
}
