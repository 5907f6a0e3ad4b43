import { type Cell, cellsOf, type Database, type Level, type Run, type Slice, slicesOf } from "@xrpl-probe/db";
import { groupBy } from "../group-by.ts";
import type { SliceHistogram } from "../heatmap.ts";
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

/** Part of the time since the start of each run, with the slices of all runs that fall into it. */
export interface TimeColumn {
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
  const lengthNs = Math.max(0, ...runs.map(({ key }) => slicesOf(db, { runKey: key, level: "run" })[0]?.endNs ?? 0));
  const widthS = LENGTHS_S.find((seconds) => lengthNs / 1e9 / seconds <= mostColumns) ?? lengthNs / 1e9 / mostColumns;
  const kept = nativeOnly ? [] : KEPT_LEVELS;
  const level = kept.find((seconds) => seconds <= widthS && widthS % seconds === 0) ?? "native";
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

/** The spans of each column together, as if it were one slice. */
export function timeColumns(db: Database, asked: ColumnsAsked, grid = timeGrid(db, asked)): SliceHistogram[] {
  const { runs, probe, type, code } = asked;
  const { level, columns } = grid;
  const cells = cellsOf(db, {
    runKeys: runs.map(({ key }) => key),
    level,
    probe,
    type: type ?? undefined,
    code: code === "failed" ? undefined : (code ?? undefined),
  });
  const wanted = cells.filter((cell) => code !== "failed" || cell.code !== 0);
  const bySlice = groupBy(wanted, sliceName);
  return columns.map((column, seq) => {
    const members = column.slices.flatMap((slice) => bySlice.get(sliceName(slice)) ?? []);
    return { slice: asOne(column, seq, level), histogram: pool(members) };
  });
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
