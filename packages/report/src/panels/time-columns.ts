import { type Cell, type Database, eachCell, type Level, type Run, type Slice, slicesOf } from "@xrpl-probe/db";
import type { Histogram } from "@xrpl-probe/stats";
import { groupBy } from "../group-by.ts";
import { pooledSlices, type SliceHistogram } from "../heatmap.ts";
import { pool } from "../strata.ts";

export interface ColumnsAsked {
  readonly runs: readonly Run[];
  readonly probe: string | undefined;
  readonly type: number | null;
  /** `failed` for every code but tesSUCCESS. */
  readonly code: number | "failed" | null;
  readonly mostColumns: number;
}

/** How runs are laid over one another in time. */
export interface TimeGrid {
  readonly level: Level;
  readonly columns: readonly TimeColumn[];
}

/** Lengths that a column may have, in s: those a clock has marks for. */
const LENGTHS_S = [
  1, 2, 3, 5, 6, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
];

const KEPT_LEVELS = [3600, 600, 60] as const;

/** Reading the cells of a slice takes about 50 µs. */
const MOST_SLICES = 1000;

/** Part of the time since the start of each run, with the slices of all runs that fall into it. */
interface TimeColumn {
  readonly startNs: number;
  readonly endNs: number;
  readonly slices: readonly Slice[];
}

/**
 * The time of runs laid over one another, each from its own start, cut into at most about `mostColumns`: a column holds
 * the slices whose middle falls into it, and a slice that is longer than a column is one by itself. `nativeOnly`: made
 * of slices as recorded, to which imported codes belong.
 */
export function timeGrid(
  db: Database,
  asked: Pick<ColumnsAsked, "runs" | "mostColumns"> & { readonly nativeOnly?: boolean },
): TimeGrid {
  const { runs, mostColumns, nativeOnly = false } = asked;
  const lengthS =
    Math.max(...runs.map(({ key }) => slicesOf(db, { runKey: key, level: "run" })[0]?.endNs ?? 0), 1) / 1e9;
  const { level, widthS } = nativeOnly
    ? { level: "native" as const, widthS: widthFor(lengthS, mostColumns) }
    : columnsFor(lengthS, mostColumns, runs.length);
  const slices = runs.flatMap(({ key }) => slicesOf(db, { runKey: key, level }));
  const placed = groupBy(slices, ({ startNs, endNs }) => Math.floor((startNs + endNs) / 2 / (widthS * 1e9)));
  const columns = [...placed.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, members]) => ({
      startNs: Math.min(...members.map(({ startNs }) => startNs)),
      endNs: Math.max(...members.map(({ endNs }) => endNs)),
      slices: members,
    }));
  return { level, columns };
}

/** A kept level by itself where it gives enough columns; else whole multiples of the coarsest level that fits. */
function columnsFor(lengthS: number, mostColumns: number, runs: number): { level: Level; widthS: number } {
  const columns = (level: number) => lengthS / level;
  const fits = (level: number) => columns(level) <= mostColumns && columns(level) * runs <= MOST_SLICES;
  const alone = KEPT_LEVELS.find((level) => fits(level) && columns(level) >= mostColumns / 3);
  if (alone !== undefined) return { level: alone, widthS: alone };
  const widthS = widthFor(lengthS, mostColumns);
  const level = KEPT_LEVELS.find((seconds) => seconds <= widthS && widthS % seconds === 0) ?? "native";
  const cheapest = KEPT_LEVELS.findLast((seconds) => columns(seconds) * runs <= MOST_SLICES) ?? KEPT_LEVELS[0];
  const dear =
    level === "native" ? runs > 1 && columns(widthS) * runs > MOST_SLICES : columns(level) * runs > MOST_SLICES;
  return dear ? { level: cheapest, widthS: Math.max(cheapest, widthS) } : { level, widthS };
}

function widthFor(lengthS: number, mostColumns: number): number {
  return LENGTHS_S.find((seconds) => lengthS / seconds <= mostColumns) ?? lengthS / mostColumns;
}

/** The spans of each column together, as if it were one slice. */
export function timeColumns(db: Database, asked: ColumnsAsked, grid = timeGrid(db, asked)): SliceHistogram[] {
  const { runs, probe, type, code } = asked;
  const { level, columns } = grid;
  const cells = eachCell(db, {
    runKeys: runs.map(({ key }) => key),
    level,
    probe,
    type: type ?? undefined,
    code: typeof code === "number" ? code : undefined,
  });
  const bySlice = new Map<string, Histogram>();
  for (const slice of pooledSlices(code === "failed" ? failed(cells) : cells))
    bySlice.set(sliceName(slice), slice.histogram);
  return columns.map((column, seq) => {
    const members = column.slices.flatMap((slice) => {
      const histogram = bySlice.get(sliceName(slice));
      return histogram === undefined ? [] : [{ histogram }];
    });
    return { slice: asOne(column, seq, level), histogram: pool(members) };
  });
}

function* failed(cells: Iterable<Cell>): Generator<Cell> {
  for (const cell of cells) if (cell.code !== 0) yield cell;
}

export function sliceName({ runKey, seq }: Pick<Cell, "runKey" | "seq">): string {
  return `${runKey}/${seq}`;
}

function asOne({ startNs, endNs, slices }: TimeColumn, seq: number, level: Level): Slice {
  const sum = (of: (slice: Slice) => number) => slices.reduce((total, slice) => total + of(slice), 0);
  return {
    runKey: slices[0]?.runKey ?? 0,
    level,
    seq,
    startNs,
    endNs,
    wallOffsetNs: 0,
    lost: sum(({ lost }) => lost),
    unpaired: sum(({ unpaired }) => unpaired),
  };
}
