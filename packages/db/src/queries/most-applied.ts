import { and, asc, count, desc, eq, gte, lt, max, min, sql, sum } from "drizzle-orm";
import type { Database } from "../database.ts";
import { applies } from "../schema/index.ts";
import { type ApplyFilter, applyCondition } from "./apply-filter.ts";
import { applySeqs } from "./apply-seqs.ts";

/** A transaction by its applies within what was asked for. */
export interface AppliedTransaction {
  readonly runKey: number;
  /** 64 hex digits in capitals. */
  readonly txId: string;
  readonly type: number;
  readonly applies: number;
  /** Applies with another code than tesSUCCESS. */
  readonly failed: number;
  readonly firstNs: number;
  readonly lastNs: number;
  readonly totalNs: number;
  readonly longestNs: number;
}

export interface MostAppliedAsked extends ApplyFilter {
  readonly runKeys: readonly number[];
  readonly limit: number;
  /** So many rows are counted, from the beginning; counting takes 2 µs each. */
  readonly mostRead?: number | undefined;
}

const MOST_READ = 40_000;

/** Transactions of runs with the most applies. `complete` is false where not all rows were counted. */
export function mostApplied(
  db: Database,
  asked: MostAppliedAsked,
): { readonly transactions: readonly AppliedTransaction[]; readonly complete: boolean } {
  const { runKeys, limit, fromNs, toNs } = asked;
  let left = asked.mostRead ?? MOST_READ;
  let complete = true;
  const transactions: AppliedTransaction[] = [];
  for (const runKey of runKeys) {
    const { fromSeq, toSeq } = applySeqs(db, { runKey, fromNs, toNs });
    const endSeq = Math.min(toSeq, fromSeq + left);
    complete &&= endSeq === toSeq;
    left -= endSeq - fromSeq;
    transactions.push(...countRun(db, { ...asked, runKey, fromSeq, endSeq }));
  }
  return { transactions: transactions.sort((a, b) => b.applies - a.applies).slice(0, limit), complete };
}

function countRun(
  db: Database,
  asked: MostAppliedAsked & { readonly runKey: number; readonly fromSeq: number; readonly endSeq: number },
): AppliedTransaction[] {
  const { runKey, fromSeq, endSeq, limit } = asked;
  const { txId, type, code, startNs, durationNs } = applies;
  const times = count();
  return db
    .select({
      txId: sql<string>`hex(${txId})`,
      type: min(type),
      applies: times,
      failed: sql<number>`sum(${code} <> 0)`,
      firstNs: min(startNs),
      lastNs: max(startNs),
      totalNs: sum(durationNs).mapWith(Number),
      longestNs: max(durationNs),
    })
    .from(applies)
    .where(and(eq(applies.runKey, runKey), gte(applies.seq, fromSeq), lt(applies.seq, endSeq), applyCondition(asked)))
    .groupBy(txId)
    .orderBy(desc(times), asc(txId))
    .limit(limit)
    .all()
    .map(({ type, firstNs, lastNs, longestNs, ...row }) => ({
      ...row,
      runKey,
      type: type ?? 0,
      firstNs: firstNs ?? 0,
      lastNs: lastNs ?? 0,
      longestNs: longestNs ?? 0,
    }));
}
