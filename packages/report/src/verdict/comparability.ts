import { insideOfApplyAs } from "@xrpl-probe/xrpl";
import { formatBytes, formatRate, formatShare } from "../format.ts";
import type { EnvironmentFinding } from "./compare-report.ts";
import type { Sides } from "./compared-probes.ts";
import type { SideRun } from "./side-runs.ts";

/** What makes two sides not comparable, and what only makes one look twice; each with the values of both sides. */
export interface Comparability {
  readonly blocks: readonly EnvironmentFinding[];
  readonly warns: readonly EnvironmentFinding[];
}

const MOST_RATE_RATIO = 2;
const MOST_MIX_DISTANCE = 0.2;
const MOST_LOST = 0.001;

/** Rows of a probe are not comparable where a finding of `blocks` names that probe or none. */
export function comparability(sides: Sides, probes: readonly string[]): Comparability {
  return {
    blocks: [
      differing("source", sides, ({ run }) => run.source),
      differing("architecture", sides, ({ run }) => run.arch),
      differing("CPU", sides, ({ run }) => run.cpuModel),
      differing("number of CPUs", sides, ({ run }) => run.cpuCount?.toString() ?? null),
      differing("sampling", sides, ({ run }) => exactPercent(run.sampling)),
      applyRate(sides),
      ...probes.flatMap((probe) => [
        differing(
          "exit method",
          sides,
          of(probe, ({ exitMethod }) => exitMethod),
          probe,
        ),
        differing(
          "definition",
          sides,
          of(probe, ({ definition }) => definition),
          probe,
        ),
        differing("nested probes", sides, (run) => nestedIn(probe, run), probe),
      ]),
    ].filter((finding) => finding !== null),
    warns: [
      differing("host", sides, ({ run }) => run.host),
      differing("kernel", sides, ({ run }) => run.kernel),
      differing("governor", sides, ({ run }) => run.governor),
      differing("memory", sides, ({ run }) => (run.memoryBytes === null ? null : formatBytes(run.memoryBytes))),
      ...sections(sides).map((section) =>
        differing(`configuration [${section}]`, sides, ({ run }) =>
          run.configHashes === null ? null : (run.configHashes[section]?.slice(0, 8) ?? "absent"),
        ),
      ),
      differing("duration", sides, ({ run }) => run.durationClass),
      ...probes.map((probe) => mixDistance(sides, probe)),
      lostEvents(sides),
    ].filter((finding) => finding !== null),
  };
}

/** Why no row of the probe can be compared, in words; null where it can. */
export function blockedBecause(blocks: readonly EnvironmentFinding[], probe: string): string | null {
  const found = blocks.filter((finding) => finding.probe === null || finding.probe === probe);
  return found.length === 0 ? null : found.map(({ sentence }) => sentence).join("; ");
}

type ValueOf = (run: SideRun) => string | null;

/** Null where both sides show the same values or one of them is not known. */
function differing(name: string, sides: Sides, value: ValueOf, probe: string | null = null): EnvironmentFinding | null {
  const [base, head] = [valuesOf(sides.base, value), valuesOf(sides.head, value)];
  if (base.length === 0 || head.length === 0 || base.join("\n") === head.join("\n")) return null;
  const found = finding(probe === null ? name : `${name} of ${probe}`, base.join(", "), head.join(", "), probe);
  const [onBase, onHead] = [base, head].map((values) => values.map(shortened).join(" or "));
  return { ...found, sentence: `${found.name} ${differ(name)}: ${onBase} on base, ${onHead} on head` };
}

const differ = (name: string): string => (name === "nested probes" ? "differ" : "differs");

const LIST_GLUE = " and ";
/** A sentence names so many of a list and counts the others; `base` and `head` of the finding hold them all. */
const MOST_NAMED = 3;

export function shortened(value: string): string {
  const parts = value.split(LIST_GLUE);
  if (parts.length <= MOST_NAMED + 1) return value;
  return `${parts.slice(0, MOST_NAMED).join(", ")} and ${parts.length - MOST_NAMED} more`;
}

function finding(name: string, base: string, head: string, probe: string | null = null): EnvironmentFinding {
  return { name, probe, base, head, sentence: `${name} differs: ${base} on base, ${head} on head` };
}

function valuesOf(runs: readonly SideRun[], value: ValueOf): string[] {
  return [...new Set(runs.map(value).filter((found) => found !== null))].sort();
}

function of(probe: string, pick: (probe: SideRun["probes"][number]) => string | null): ValueOf {
  return ({ probes }) => {
    const found = probes.find(({ name }) => name === probe);
    return found === undefined ? null : pick(found);
  };
}

/** Each of them times other types than the others: none lies inside another. */
const SIDE_BY_SIDE = ["payment", "offer_create"];

/** What lengthens a probe's spans: every probe inside of an apply that was hit, since none knows where the others lie. */
function nestedIn(probe: string, { probes }: SideRun): string {
  const own = probes.find(({ name }) => name === probe);
  const ownName = own === undefined ? null : insideOfApplyAs(own);
  const inside = probes
    .filter(({ name, hits }) => name !== probe && hits !== 0)
    .map(insideOfApplyAs)
    .filter((name) => name !== null && name !== ownName)
    .filter((name) => !(SIDE_BY_SIDE.includes(`${name}`) && SIDE_BY_SIDE.includes(probe)));
  return inside.length === 0 ? "none" : [...new Set(inside)].sort().join(LIST_GLUE);
}

function applyRate(sides: Sides): EnvironmentFinding | null {
  const [base, head] = [meanRate(sides.base), meanRate(sides.head)];
  if (base === null || head === null) return null;
  const ratio = Math.max(base, head) / Math.min(base, head);
  return ratio > MOST_RATE_RATIO ? finding("apply rate", formatRate(base), formatRate(head)) : null;
}

function meanRate(runs: readonly SideRun[]): number | null {
  const known = runs.map(({ run }) => run.appliesPerS).filter((rate) => rate !== null && rate > 0) as number[];
  return known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0) / known.length;
}

function sections({ base, head }: Sides): string[] {
  return [...new Set([...base, ...head].flatMap(({ run }) => Object.keys(run.configHashes ?? {})))].sort();
}

/** "12.5 %", with as many digits as tell two shares apart: half a percent more or less is another sampling. */
function exactPercent(share: number): string {
  return `${Number((100 * share).toPrecision(15))}\u00a0%`;
}

/** Total variation: the share of spans that would have to change their stratum for the two mixes to be one. */
function mixDistance(sides: Sides, probe: string): EnvironmentFinding | null {
  const [base, head] = [shares(sides.base, probe), shares(sides.head, probe)];
  if (base === null || head === null) return null;
  const keys = new Set([...base.keys(), ...head.keys()]);
  const distance = [...keys].reduce((sum, key) => sum + Math.abs((head.get(key) ?? 0) - (base.get(key) ?? 0)), 0) / 2;
  if (distance <= MOST_MIX_DISTANCE) return null;
  const name = probe === "transactor" ? "mix of transactions" : `mix of ${probe}`;
  const sentence = `${name} differs: ${formatShare(distance, 0)} of its spans are of other types or codes on head`;
  return { name, probe, base: formatShare(0, 0), head: formatShare(distance, 0), sentence };
}

function shares(runs: readonly SideRun[], probe: string): Map<string, number> | null {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { strata } of runs) {
    for (const [key, { probe: name, histogram }] of strata) {
      if (name !== probe) continue;
      counts.set(key, (counts.get(key) ?? 0) + histogram.count);
      total += histogram.count;
    }
  }
  return total === 0 ? null : new Map([...counts].map(([key, count]) => [key, count / total]));
}

function lostEvents(sides: Sides): EnvironmentFinding | null {
  const worst = (runs: readonly SideRun[]) => Math.max(...runs.map(({ lostShare }) => lostShare));
  const [base, head] = [worst(sides.base), worst(sides.head)];
  if (Math.max(base, head) <= MOST_LOST) return null;
  const words = [formatShare(base), formatShare(head)] as const;
  return { ...finding("lost events", ...words), sentence: `lost events: ${words[0]} on base, ${words[1]} on head` };
}
