import { and, count, eq, gte, lt, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { applies } from "../schema/index.ts";
import { type ApplyFilter, applyCondition } from "./apply-filter.ts";
import { type Apply, callerOf, passOf } from "./apply-row.ts";
import { applySeqs, type SeqRange } from "./apply-seqs.ts";

/** How many applies have the same type, code, attempt, caller and pass. */
export type FieldCount = Pick<Apply, "type" | "code" | "attempt" | "caller" | "pass"> & { readonly count: number };

export interface FieldCounts {
  readonly counts: readonly FieldCount[];
  /** Applies per counted one: 1 where all were counted, more where evenly spread stretches of rows stand for all. */
  readonly per: number;
}

export interface FieldsAsked extends ApplyFilter {
  readonly runKey: number;
  readonly mostRead?: number | undefined;
}

const MOST_READ = 20_000;
const STRETCHES = 40;

/** Applies of a run by their fields. Beyond `mostRead` rows it counts 40 stretches, evenly spread over all. */
export function applyFields(db: Database, asked: FieldsAsked): FieldCounts {
  const { runKey, fromNs, toNs, mostRead = MOST_READ } = asked;
  const seqs = applySeqs(db, { runKey, fromNs, toNs });
  const rows = seqs.toSeq - seqs.fromSeq;
  const counts = new Map<string, FieldCount>();
  const countIn = stretchCounter(db, asked);
  for (const stretch of spread(seqs, rows, mostRead))
    for (const row of countIn(stretch)) {
      const key = [row.type, row.code, row.attempt, row.caller, row.pass].join("/");
      counts.set(key, { ...row, count: row.count + (counts.get(key)?.count ?? 0) });
    }
  return { counts: [...counts.values()], per: Math.max(1, rows / mostRead) };
}

function spread({ fromSeq, toSeq }: SeqRange, rows: number, mostRead: number): SeqRange[] {
  if (rows <= mostRead) return [{ fromSeq, toSeq }];
  const length = Math.floor(mostRead / STRETCHES);
  return Array.from({ length: STRETCHES }, (_, at) => {
    const from = fromSeq + Math.floor((at * (rows - length)) / (STRETCHES - 1));
    return { fromSeq: from, toSeq: from + length };
  });
}

/** One statement for all stretches: to write it takes longer than to run it. */
function stretchCounter(db: Database, filter: FieldsAsked): (stretch: SeqRange) => FieldCount[] {
  const { runKey, seq, type, code, attempt, caller, pass } = applies;
  const within = and(gte(seq, sql.placeholder("fromSeq")), lt(seq, sql.placeholder("toSeq")));
  const statement = db
    .select({ type, code, attempt, caller, pass, count: count() })
    .from(applies)
    .where(and(eq(runKey, filter.runKey), within, applyCondition(filter)))
    .groupBy(type, code, attempt, caller, pass)
    .prepare();
  return ({ fromSeq, toSeq }) =>
    statement.all({ fromSeq, toSeq }).map((row) => ({ ...row, caller: callerOf(row.caller), pass: passOf(row.pass) }));
}
