import { gateFamily, type JudgedRun, type Stratum } from "@xrpl-probe/stats";
import { type StratumNames, stratumNames } from "../strata.ts";
import { blockedBecause } from "./comparability.ts";
import type { EnvironmentFinding } from "./compare-report.ts";
import { type ComparedProbes, GATE_PROBE, type Sides } from "./compared-probes.ts";
import type { Earlier } from "./earlier-runs.ts";
import { type SideRun, type StratumId, stratumKey } from "./side-runs.ts";

/** The key of a judged stratum: which it is, how it is called, and its runs as they stand on the sides. */
export interface JudgedKey extends StratumId, StratumNames {
  readonly runs: { readonly base: readonly (JudgedRun | null)[]; readonly head: readonly (JudgedRun | null)[] };
  readonly spans: { readonly base: number; readonly head: number };
}

/** Every stratum of the compared probes, most spans in base first, ready to be judged. */
export function judgedStrata(
  sides: Sides,
  { probes }: ComparedProbes,
  context: {
    readonly blocks: readonly EnvironmentFinding[];
    readonly earlier: Earlier;
    readonly version: string | null;
  },
): Stratum<JudgedKey>[] {
  const ids = new Map<string, StratumId>();
  for (const { strata } of [...sides.base, ...sides.head]) {
    for (const [key, { probe, type, code }] of strata) if (probes.includes(probe)) ids.set(key, { probe, type, code });
  }
  const keys = [...ids.values()].map((id) => judgedKey(id, sides, context.version)).sort(bySpans);
  const gateProbes = probes.includes(GATE_PROBE) ? [GATE_PROBE] : probes;
  const candidates = keys.filter(({ probe }) => gateProbes.includes(probe));
  const chosen = gateFamily(candidates.map(({ spans }) => spans.base));
  const gate = new Set(candidates.filter((_, i) => chosen[i]));
  return keys.map((key) => ({
    key,
    base: key.runs.base.filter((run) => run !== null),
    head: key.runs.head.filter((run) => run !== null),
    earlier: context.earlier
      .of(key)
      .filter((run) => run !== null)
      .filter(({ histogram }) => histogram.scheme === schemeOf(key)),
    learnt: context.earlier.learnt(key),
    gate: gate.has(key),
    biasNs: { base: biasOf(sides.base, key.probe), head: biasOf(sides.head, key.probe) },
    blocked: blockedBecause(context.blocks, key.probe),
  }));
}

function judgedKey(id: StratumId, { base, head }: Sides, version: string | null): JudgedKey {
  const ofSide = (runs: readonly SideRun[]) => runs.map(({ strata }) => strata.get(stratumKey(id)) ?? null);
  const runs = { base: ofSide(base), head: ofSide(head) };
  return { ...id, ...stratumNames(id, version), runs, spans: { base: countOf(runs.base), head: countOf(runs.head) } };
}

function bySpans(a: JudgedKey, b: JudgedKey): number {
  return b.spans.base - a.spans.base || b.spans.head - a.spans.head || (stratumKey(a) < stratumKey(b) ? -1 : 1);
}

function countOf(runs: readonly (JudgedRun | null)[]): number {
  return runs.reduce((sum, run) => sum + (run?.histogram.count ?? 0), 0);
}

function schemeOf({ runs }: JudgedKey): string | undefined {
  return [...runs.base, ...runs.head].find((run) => run !== null)?.histogram.scheme;
}

/** Mean over the runs that know it. */
function biasOf(runs: readonly SideRun[], probe: string): number | null {
  const known = runs.flatMap(({ probes }) => probes.find(({ name }) => name === probe)?.biasNs ?? []);
  return known.length === 0 ? null : known.reduce((sum, ns) => sum + ns, 0) / known.length;
}
