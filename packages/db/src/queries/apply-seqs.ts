import type { Database } from "../database.ts";
import { statementOf } from "../statement.ts";
import { firstAtLeast } from "./first-at-least.ts";

/** Neighbouring applies of a run by their numbers, `toSeq` not included. */
export interface SeqRange {
  readonly fromSeq: number;
  readonly toSeq: number;
}

interface SeqsAsked {
  readonly runKey: number;
  readonly fromNs?: number | undefined;
  readonly toNs?: number | undefined;
  /** Where to look; the whole run if left out. */
  readonly within?: SeqRange | undefined;
}

/**
 * The applies that ended within [fromNs, toNs), without reading them: rows stand in the order in which they ended, so
 * that two binary searches over the primary key find them. A span that reached the collector after its slice had closed
 * stands among the next slice's.
 */
export function applySeqs(db: Database, { runKey, fromNs, toNs, within }: SeqsAsked): SeqRange {
  const whole = within ?? allSeqs(db, runKey);
  const end = statementOf<[number, number], number>(
    db,
    "select start_ns + duration_ns from applies where run_key = ? and seq >= ? order by seq limit 1",
  ).pluck();
  const endOf = (seq: number) => end.get(runKey, seq) ?? Number.POSITIVE_INFINITY;
  const fromSeq = fromNs === undefined ? whole.fromSeq : firstAtLeast(whole.fromSeq, whole.toSeq, fromNs, endOf);
  return { fromSeq, toSeq: toNs === undefined ? whole.toSeq : firstAtLeast(fromSeq, whole.toSeq, toNs, endOf) };
}

/** From the run's first to its last apply; rows before the first may have been deleted. */
function allSeqs(db: Database, runKey: number): SeqRange {
  const bound = (which: "min" | "max") =>
    statementOf<[number], number | null>(db, `select ${which}(seq) from applies where run_key = ?`).pluck().get(runKey);
  const [first, last] = [bound("min"), bound("max")];
  return typeof first === "number" && typeof last === "number"
    ? { fromSeq: first, toSeq: last + 1 }
    : { fromSeq: 0, toSeq: 0 };
}
