import { and, asc, eq, gt, gte, inArray, lte } from "drizzle-orm";
import type { Database } from "../database.ts";
import type { Level } from "../schema/columns.ts";
import { slices } from "../schema/index.ts";

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

export function slicesOf(db: Database, { runKey, level, fromNs, toNs, afterSeq }: SliceRange): Slice[] {
  return db
    .select()
    .from(slices)
    .where(
      and(
        eq(slices.runKey, runKey),
        eq(slices.level, level),
        afterSeq === undefined ? undefined : gt(slices.seq, afterSeq),
        fromNs === undefined ? undefined : gte(slices.startNs, fromNs),
        toNs === undefined ? undefined : lte(slices.endNs, toNs),
      ),
    )
    .orderBy(asc(slices.seq))
    .all();
}

/** Whole runs, each as one slice; a run without slices has none. */
export function totalSlices(db: Database, { runKeys }: { readonly runKeys: readonly number[] }): Slice[] {
  return db
    .select()
    .from(slices)
    .where(and(inArray(slices.runKey, [...runKeys]), eq(slices.level, "run")))
    .all();
}
