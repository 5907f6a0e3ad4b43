import { ReportError } from "../report-error.ts";
import type { LeftOutProbe } from "./compare-report.ts";
import type { SideRun } from "./side-runs.ts";

export interface Sides {
  readonly base: readonly SideRun[];
  readonly head: readonly SideRun[];
}

export interface ComparedProbes {
  /** Leads the report: the one asked for, else `transactor`, else the one with most spans in base. */
  readonly probe: string;
  /** Whose codes the gate looks at: the one that leads unless another is asked for. */
  readonly gateProbe: string;
  /** With values on both sides, the leading one first. */
  readonly probes: readonly string[];
  readonly leftOut: readonly LeftOutProbe[];
}

/** The gate asks about this probe; where it is not recorded, about all that is. */
export const GATE_PROBE = "transactor";

/**
 * Which probes both sides can be asked about. One that never hit on a side is left out with the likely reason.
 * @throws ReportError `no-common-probe`, `unknown-probe`
 */
export function comparedProbes(sides: Sides, asked: string | undefined): ComparedProbes {
  const [base, head] = [spansByProbe(sides.base), spansByProbe(sides.head)];
  const common = [...base.keys()].filter((probe) => head.has(probe));
  const bySpans = common.sort((a, b) => (base.get(b) ?? 0) - (base.get(a) ?? 0) || (a < b ? -1 : 1));
  if (asked !== undefined && !common.includes(asked)) {
    const hint = common.length === 0 ? "record both with the same probes" : `both have ${common.join(", ")}`;
    throw new ReportError("unknown-probe", `not both sides have spans of the probe ${asked}`, hint);
  }
  const gateProbe = common.find((name) => name === GATE_PROBE) ?? bySpans[0];
  if (gateProbe === undefined) {
    throw nothingInCommon(base.size, head.size);
  }
  const probe = asked ?? gateProbe;
  const missing = (side: keyof Sides, present: ReadonlyMap<string, number>, there: ReadonlyMap<string, number>) =>
    [...there.keys()]
      .filter((name) => !present.has(name))
      .map((name) => ({ probe: name, missingOn: side, reason: whyMissing(name, side, sides[side]) }));
  return {
    probe,
    gateProbe,
    probes: [probe, ...bySpans.filter((name) => name !== probe)],
    leftOut: [...missing("base", base, head), ...missing("head", head, base)],
  };
}

function nothingInCommon(onBase: number, onHead: number): ReportError {
  if (onBase > 0 && onHead > 0) {
    return new ReportError("no-common-probe", "no probe has spans on both sides", "record both with the same probes");
  }
  const side = onBase + onHead === 0 ? "either side" : onBase === 0 ? "base" : "head";
  const message = `nothing was applied while ${side} was recorded`;
  return new ReportError("no-common-probe", message, "see that its server is synced and has traffic, and record again");
}

function spansByProbe(runs: readonly SideRun[]): Map<string, number> {
  const spans = new Map<string, number>();
  for (const { strata, codes } of runs) {
    for (const { probe, histogram } of strata.values()) spans.set(probe, (spans.get(probe) ?? 0) + histogram.count);
    for (const { probe } of codes) spans.set(probe, spans.get(probe) ?? 0);
  }
  return spans;
}

/** An entry that is never reached although the server works was most likely inlined by the compiler. */
function whyMissing(probe: string, side: keyof Sides, runs: readonly SideRun[]): string {
  const placed = runs.flatMap(({ probes }) => probes.filter(({ name }) => name === probe));
  if (placed.length === 0) return `not recorded on ${side}`;
  if (placed.every(({ hits }) => hits === null)) return `has no spans on ${side}`;
  const hit = placed.some(({ hits }) => (hits ?? 0) > 0);
  return hit ? `no span ended on ${side}` : `never hit on ${side}: inlined in this build`;
}
