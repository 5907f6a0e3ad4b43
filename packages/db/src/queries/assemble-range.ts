import { type Histogram, mergeHistograms } from "@xrpl-probe/stats";
import type { Database } from "../database.ts";
import { type PlannedSlice, planRange } from "../range-plan.ts";
import { type Level, levelNumber, MERGED_LEVELS } from "../schema/columns.ts";
import { type Cell, cellsOf } from "./cells.ts";
import { sliceSeqs } from "./slice-seqs.ts";

/** A probe's type and code over a time range. */
export interface Stratum {
  readonly probe: string;
  readonly type: number | null;
  readonly code: number | null;
  readonly histogram: Histogram;
}

export interface RangeAsked {
  readonly runKey: number;
  /** Offsets in ns from the run's start; native slices wholly inside count. */
  readonly fromNs: number;
  readonly toNs: number;
  readonly probe?: string | undefined;
  readonly type?: number | null | undefined;
  readonly code?: number | null | undefined;
}

const COARSEST_FIRST: readonly Level[] = [...[...MERGED_LEVELS].reverse(), "native"];

/** The strata of a brushed time range, put together from the coarsest levels that fit: the same as merging native cells. */
export function assembleRange(db: Database, asked: RangeAsked): Stratum[] {
  const { runKey, fromNs, toNs, probe, type, code } = asked;
  const slicesWithin = sliceReader(db, runKey);
  const levels = COARSEST_FIRST.map((level) => ({
    level,
    slicesIn: (from: number, to: number) => slicesWithin(level, from, to),
  }));
  const cells = planRange(levels, fromNs, toNs).flatMap((piece) =>
    cellsOf(db, { runKeys: [runKey], probe, type, code, ...piece }),
  );
  return mergeStrata(cells);
}

/** Of a level, those wholly within a time. */
function sliceReader(db: Database, runKey: number): (level: Level, fromNs: number, toNs: number) => PlannedSlice[] {
  const seqsBetween = sliceSeqs(db);
  const statement = db.$client.prepare<number[], PlannedSlice>(
    `select seq, start_ns as startNs, end_ns as endNs from slices
     where run_key = ? and level = ? and seq >= ? and seq < ? and end_ns <= ? order by seq`,
  );
  return (level, fromNs, toNs) =>
    statement.all(runKey, levelNumber(level), ...seqsBetween(runKey, level, fromNs, toNs), toNs);
}

/** One histogram per probe, type and code, in the order in which they first come. */
export function mergeStrata(cells: readonly Cell[]): Stratum[] {
  const strata = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = `${cell.probe}/${cell.type}/${cell.code}`;
    const known = strata.get(key);
    if (known === undefined) strata.set(key, [cell]);
    else known.push(cell);
  }
  return [...strata.values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const { probe, type, code } = first;
    return [{ probe, type, code, histogram: mergeHistograms(parts.map((part) => part.histogram)) }];
  });
}
