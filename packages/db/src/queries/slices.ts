import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import { type Level, levelNumber } from "../schema/columns.ts";
import { slices } from "../schema/index.ts";
import { statementOf } from "../statement.ts";
import { sliceSeqs } from "./slice-seqs.ts";

export type Slice = typeof slices.$inferSelect;

/** Part of a run: slices that lie wholly within [fromNs, toNs], offsets from the run's start. */
export interface SliceRange {
  readonly runKey: number;
  readonly level: Level;
  readonly fromNs?: number;
  readonly toNs?: number;
  /** Only slices numbered after this one. */
  readonly afterSeq?: number;
}

/** Bare SQL: a run of a day has thousands, and drizzle takes longer for each than SQLite. */
export function slicesOf(db: Database, asked: SliceRange): Slice[] {
  const { runKey, level, fromNs, toNs, afterSeq = -1 } = asked;
  const [fromSeq, toSeq] =
    fromNs === undefined && toNs === undefined
      ? [0, Number.MAX_SAFE_INTEGER]
      : sliceSeqs(db)(runKey, level, fromNs ?? Number.MIN_SAFE_INTEGER, toNs ?? Number.MAX_SAFE_INTEGER);
  const statement = statementOf<number[], Omit<Slice, "level">>(db, SLICES);
  const rows = statement.all(runKey, levelNumber(level), Math.max(fromSeq, afterSeq + 1), toSeq);
  return rows.map((row) => ({ ...row, level }));
}

const SLICES = `
  select run_key as runKey, seq, start_ns as startNs, end_ns as endNs, wall_offset_ns as wallOffsetNs, lost, unpaired
  from slices
  where run_key = ? and level = ? and seq >= ? and seq < ?
  order by seq`;

/** Neighbouring native slices: how many, which is first, and from when to when. */
export interface SliceSpan {
  readonly count: number;
  readonly startNs: number;
  readonly endNs: number;
  /** Null without any. */
  readonly first: Slice | null;
}

/** The native slices of a run, those wholly within a time if one is given, without reading more than two of them. */
export function nativeSpan(db: Database, asked: Omit<SliceRange, "level" | "afterSeq">): SliceSpan {
  const { runKey, fromNs = Number.MIN_SAFE_INTEGER, toNs = Number.MAX_SAFE_INTEGER } = asked;
  const [fromSeq, toSeq] = sliceSeqs(db)(runKey, "native", fromNs, toNs);
  const slices = statementOf<number[], Omit<Slice, "level">>(db, SLICES);
  const at = (seq: number) => slices.get(runKey, levelNumber("native"), seq, toSeq);
  const [first, last] = [at(fromSeq), at(toSeq - 1)];
  if (first === undefined || last === undefined) return { count: 0, startNs: 0, endNs: 0, first: null };
  const { startNs } = first;
  return { count: toSeq - fromSeq, startNs, endNs: last.endNs, first: { ...first, level: "native" } };
}

/** Whole runs, each as one slice; a run without slices has none. */
export function totalSlices(db: Database, { runKeys }: { readonly runKeys: readonly number[] }): Slice[] {
  return db
    .select()
    .from(slices)
    .where(and(inArray(slices.runKey, [...runKeys]), eq(slices.level, "run")))
    .all();
}
