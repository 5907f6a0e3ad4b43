import type { Stratum } from "@xrpl-probe/db";
import { emptyHistogram, type Histogram } from "@xrpl-probe/stats";
import { changesOf } from "./change.ts";
import type { DrawnSides, StratumRow, StratumSide, TypeRows } from "./comparison.ts";
import { drawingEdges } from "./drawing-edges.ts";
import { drawHistogram } from "./drawn-histogram.ts";
import { latencyStats, sideStats } from "./latency-stats.ts";
import { countOf, groupBySize, pool, stratumNames } from "./strata.ts";

/** Per side, per run: the strata of one probe. */
export interface SidesStrata {
  readonly base: readonly (readonly Stratum[])[];
  readonly head: readonly (readonly Stratum[])[];
}

/** Which spans a row holds; null for all. */
export interface StratumKey {
  readonly type: number | null;
  readonly code: number | null;
}

/** Steps to an octave of the small strip in a table's row. */
const STRIP_STEPS = 4;

/** Types, most spans first, each with its codes, most spans first. */
export function typeRows(sides: SidesStrata, version: string | null): TypeRows[] {
  const all = [...sides.base, ...sides.head].flat();
  return groupBySize(all, ({ type }) => type).map(({ key: type, strata }) => ({
    type,
    name: stratumNames({ type, code: null }, version).typeName,
    strata: groupBySize(strata, ({ code }) => code).map(({ key: code }) => stratumRow(sides, { type, code }, version)),
    pooled: stratumRow(sides, { type, code: null }, version),
  }));
}

export function stratumRow(sides: SidesStrata, key: StratumKey, version: string | null): StratumRow {
  const [baseRuns, headRuns] = [histogramsOf(sides.base, key), histogramsOf(sides.head, key)];
  const [base, head] = [sideOf(baseRuns, sides.base), sideOf(headRuns, sides.head)];
  return {
    ...stratumNames(key, version),
    base,
    head,
    change: changesOf(base?.stats, head?.stats),
    strip: drawSides(baseRuns, headRuns, STRIP_STEPS),
  };
}

/** The spans of a key, one histogram per run. */
export function histogramsOf(runs: SidesStrata["base"], key: StratumKey): Histogram[] {
  return runs.map((strata) => {
    const matching = strata.filter(
      ({ type, code }) => (key.type === null || type === key.type) && (key.code === null || code === key.code),
    );
    return matching.length === 0 ? emptyHistogram() : pool(matching);
  });
}

/** Both sides on the same edges; null where neither has spans. */
export function drawSides(
  base: readonly Histogram[],
  head: readonly Histogram[],
  perOctave: number,
): DrawnSides | null {
  const edges = drawingEdges([...base, ...head], perOctave);
  const [left, right] = [drawHistogram(base, edges), drawHistogram(head, edges)];
  return left === null || right === null ? null : { edgesNs: left.edgesNs, base: left.share, head: right.share };
}

function sideOf(runs: readonly Histogram[], strata: SidesStrata["base"]): StratumSide | null {
  const perRun = runs.map((histogram) => (histogram.count === 0 ? null : latencyStats(histogram)));
  const stats = sideStats(perRun.filter((run) => run !== null));
  return stats.count === 0 ? null : { stats, share: stats.count / countOf(strata.flat()), perRun };
}
