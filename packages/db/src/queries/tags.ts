import { asc, count, eq, inArray, max } from "drizzle-orm";
import type { Database } from "../database.ts";
import { runs, runTags } from "../schema/index.ts";

/** A tag, on how many runs it stands, and when the newest of them began (ms UTC). */
export interface TagSummary {
  readonly tag: string;
  readonly runs: number;
  readonly newestMs: number;
}

/** All tags by name; version order is the caller's business. */
export function listTags(db: Database): TagSummary[] {
  return db
    .select({ tag: runTags.tag, runs: count(), newestMs: max(runs.startedMs) })
    .from(runTags)
    .innerJoin(runs, eq(runs.key, runTags.runKey))
    .groupBy(runTags.tag)
    .orderBy(asc(runTags.tag))
    .all()
    .map((row) => ({ ...row, newestMs: row.newestMs ?? 0 }));
}

/** Tags of each run, by name. A run without tags is not in the map. */
export function tagsOf(db: Database, { runKeys }: { readonly runKeys: readonly number[] }): Map<number, string[]> {
  const rows = db
    .select()
    .from(runTags)
    .where(inArray(runTags.runKey, [...runKeys]))
    .orderBy(asc(runTags.tag))
    .all();
  const tags = new Map<number, string[]>();
  for (const { runKey, tag } of rows) tags.set(runKey, [...(tags.get(runKey) ?? []), tag]);
  return tags;
}
