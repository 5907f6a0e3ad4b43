import type { Database } from "../database.ts";
import { type Level, levelNumber } from "../schema/columns.ts";
import { statementOf } from "../statement.ts";
import { firstAtLeast } from "./first-at-least.ts";

/**
 * Finds the slices of a run's level that lie wholly within a time, the second number not included, without reading them:
 * they stand in the order of time, and a day has thousands.
 */
export function sliceSeqs(
  db: Database,
): (runKey: number, level: Level, fromNs: number, toNs: number) => [fromSeq: number, toSeq: number] {
  const last = statementOf<number[], number | null>(
    db,
    "select max(seq) from slices where run_key = ? and level = ?",
  ).pluck();
  const [start, end] = ["start_ns", "end_ns"].map((column) =>
    statementOf<number[], number>(
      db,
      `select ${column} from slices where run_key = ? and level = ? and seq >= ? order by seq limit 1`,
    ).pluck(),
  );
  return (runKey, level, fromNs, toNs) => {
    const at = [runKey, levelNumber(level)] as const;
    const borderOf = (column: typeof start) => (seq: number) => column?.get(...at, seq) ?? Number.POSITIVE_INFINITY;
    const all = (last.get(...at) ?? -1) + 1;
    const first = firstAtLeast(0, all, fromNs, borderOf(start));
    return [first, firstAtLeast(first, all, Math.floor(toNs) + 1, borderOf(end))];
  };
}
