import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { applies } from "../schema/index.ts";
import { type ApplyFilter, applyCondition } from "./apply-filter.ts";
import { applySeqs } from "./apply-seqs.ts";

/** When an apply ended, from the run's start, and how long it took. */
export type ApplyTime = readonly [endNs: number, durationNs: number];

/** Times of a run's applies in their order: those that match among the first `mostRead` rows, of which `read` were there. */
export function applyTimes(
  db: Database,
  asked: ApplyFilter & { readonly runKey: number; readonly mostRead: number },
): { readonly times: readonly ApplyTime[]; readonly read: number; readonly complete: boolean } {
  const { runKey, fromNs, toNs, mostRead } = asked;
  const { fromSeq, toSeq } = applySeqs(db, { runKey, fromNs, toNs });
  const endSeq = Math.min(toSeq, fromSeq + mostRead);
  const { sql: text, params } = db
    .select({ endNs: sql<number>`${applies.startNs} + ${applies.durationNs}`, durationNs: applies.durationNs })
    .from(applies)
    .where(and(eq(applies.runKey, runKey), gte(applies.seq, fromSeq), lt(applies.seq, endSeq), applyCondition(asked)))
    .orderBy(asc(applies.seq))
    .toSQL();
  // Bare rows: there may be tens of thousands, and drizzle takes longer for each than SQLite.
  const times = db.$client
    .prepare<unknown[], ApplyTime>(text)
    .raw()
    .all(...params);
  return { times, read: endSeq - fromSeq, complete: endSeq === toSeq };
}
