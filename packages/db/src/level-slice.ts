import { type Level, MERGED_LEVELS } from "./schema/columns.ts";

const NS_PER_S = 1e9;

/** A slice's time within its run and when that run began. */
export interface SliceTime {
  readonly runStartedMs: number;
  readonly startNs: number;
  readonly endNs: number;
}

/**
 * Which slice of a merged level a native slice belongs to: levels are cut at whole multiples of their length on the wall
 * clock and counted from the one in which the run began.
 *
 * The native slice's middle decides, so that a start rounded to a millisecond before the minute does not fall into the
 * minute before, and a slice that straddles a border (`-s 7`) goes whole to one side: levels nest exactly.
 */
export function levelSeq(level: (typeof MERGED_LEVELS)[number], { runStartedMs, startNs, endNs }: SliceTime): number {
  if (level === "run") return 0;
  const runStartedS = runStartedMs / 1000;
  const middleS = runStartedS + (startNs + endNs) / 2 / NS_PER_S;
  return Math.floor(middleS / level) - Math.floor(runStartedS / level);
}

/** How many columns a time range has: its length in ns and its number of native slices. */
export interface ColumnsAsked {
  readonly durationNs: number;
  readonly nativeSlices: number;
}

/** The finest level that gives at most `maxColumns` columns. */
export function levelFor({ durationNs, nativeSlices }: ColumnsAsked, maxColumns = 500): Level {
  if (nativeSlices <= maxColumns) return "native";
  const fits = (level: Level) => level === "run" || level === "native" || durationNs / NS_PER_S / level <= maxColumns;
  return MERGED_LEVELS.find(fits) ?? "run";
}
