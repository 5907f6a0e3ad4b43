import type { Database } from "../database.ts";
import { type Level, levelNumber } from "../schema/columns.ts";
import { firstAtLeast } from "./first-at-least.ts";

/**
 * Finds the slices of a run's level that begin within [fromNs, toNs), the second number not included: slices stand in the
 * order of time, and a day of seconds is too many to look at each.
 */
export function sliceSeqs(db: Database) {
  const last = db.$client
    .prepare<number[], number | null>("select max(seq) from slices where run_key = ? and level = ?")
    .pluck();
  const start = db.$client
    .prepare<number[], number>(
      "select start_ns from slices where run_key = ? and level = ? and seq >= ? order by seq limit 1",
    )
    .pluck();
  return (runKey: number, level: Level, fromNs: number, toNs: number): [fromSeq: number, toSeq: number] => {
    const at = [runKey, levelNumber(level)] as const;
    const startOf = (seq: number) => start.get(...at, seq) ?? Number.POSITIVE_INFINITY;
    const all = (last.get(...at) ?? -1) + 1;
    const first = firstAtLeast(0, all, fromNs, startOf);
    return [first, firstAtLeast(first, all, toNs, startOf)];
  };
}
