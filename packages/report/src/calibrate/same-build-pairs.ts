import type { Database } from "@xrpl-probe/db";
import type { EndedRun } from "../ended-runs.ts";
import type { CompareReport } from "../verdict/compare-report.ts";
import { compareSides } from "../verdict/compare-sides.ts";
import { percent } from "../verdict/percent.ts";
import type { AaCount } from "./calibrate-report.ts";

/** Each comparison takes tens of milliseconds; more pairs of the same runs say little more. */
const MOST_PAIRS = 30;
const MOST_PER_SIDE = 3;

type Pair = readonly [base: readonly EndedRun[], head: readonly EndedRun[]];

interface Asked {
  readonly probe: string;
  readonly nowMs: number;
}

/** One run against one, both ways round never: pairs of each group, spread evenly where there are too many. */
export function singlePairs(db: Database, groups: readonly (readonly EndedRun[])[], asked: Asked): AaCount | null {
  const pairs = groups.flatMap((group) =>
    group.flatMap((base, i) => group.slice(i + 1).map((head): Pair => [[base], [head]])),
  );
  return counted(db, evenly(pairs, MOST_PAIRS), asked);
}

/** Several against several: neighbours in time, base and head in turn, no run in two comparisons. */
export function severalPairs(
  db: Database,
  groups: readonly (readonly EndedRun[])[],
  asked: Asked,
): (AaCount & { readonly runsPerSide: number }) | null {
  const largest = Math.max(0, ...groups.map(({ length }) => length));
  const runsPerSide = Math.min(MOST_PER_SIDE, Math.floor(largest / 2));
  if (runsPerSide < 2) return null;
  const pairs = groups.flatMap((group) => {
    const blocks = Math.floor(group.length / (2 * runsPerSide));
    return Array.from({ length: blocks }, (_, block): Pair => {
      const members = group.slice(2 * runsPerSide * block, 2 * runsPerSide * (block + 1));
      return [members.filter((_, i) => i % 2 === 0), members.filter((_, i) => i % 2 === 1)];
    });
  });
  const count = counted(db, evenly(pairs, MOST_PAIRS), asked);
  return count === null ? null : { ...count, runsPerSide };
}

function evenly(pairs: readonly Pair[], most: number): Pair[] {
  if (pairs.length <= most) return [...pairs];
  return Array.from({ length: most }, (_, i) => pairs[Math.floor((i * pairs.length) / most)]).filter(
    (pair) => pair !== undefined,
  );
}

function counted(db: Database, pairs: readonly Pair[], { probe, nowMs }: Asked): AaCount | null {
  if (pairs.length === 0) return null;
  const reports = pairs.map(([base, head]) =>
    compareSides(db, { base: sideOf(base), head: sideOf(head), probe, nowMs }),
  );
  const count = (holds: (report: CompareReport) => boolean) => reports.filter(holds).length;
  const proven = count(isProven);
  const possible = count((report) => !isProven(report) && report.tallies.possible > 0);
  const share = (proven + possible) / pairs.length;
  return {
    pairs: pairs.length,
    proven,
    possible,
    codes: count(({ codes }) => codes.some(({ sign }) => sign !== "no-change" && sign !== "inconclusive")),
    gate: {
      passes: count(({ gate }) => gate.outcome === "passes"),
      fails: count(({ gate }) => gate.outcome === "fails"),
      cannotTell: count(({ gate }) => gate.outcome === "cannot tell" || gate.outcome === "not comparable"),
    },
    share,
    line: `${proven + possible} of ${pairs.length} ${pairs.length === 1 ? "pair" : "pairs"} rang (${percent(share)}): ${proven} proven, ${possible} possible`,
  };
}

function isProven({ tallies }: CompareReport): boolean {
  return tallies.slower + tallies.faster > 0;
}

function sideOf(runs: readonly EndedRun[]): string {
  return runs.map(({ run }) => run.id).join(",");
}
