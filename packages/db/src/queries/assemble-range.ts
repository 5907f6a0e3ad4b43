import { type Histogram, mergeHistograms } from "@xrpl-probe/stats";
import type { Database } from "../database.ts";
import { planRange } from "../range-plan.ts";
import { type Level, MERGED_LEVELS } from "../schema/columns.ts";
import type { Cell } from "./cells.ts";
import { cellReader } from "./run-cells.ts";
import { slicesOf } from "./slices.ts";

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
  const levels = COARSEST_FIRST.map((level) => ({
    level,
    slicesIn: (from: number, to: number) => slicesOf(db, { runKey, level, fromNs: from, toNs: to }),
  }));
  const read = cellReader(db, { probe, type, code });
  return mergeStrata(planRange(levels, fromNs, toNs).flatMap((piece) => [...read({ runKey, ...piece })]));
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
