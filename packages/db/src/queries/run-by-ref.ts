import { asc, desc, eq, inArray, like, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DbError } from "../error.ts";
import { runs, runTags } from "../schema/index.ts";

/** A run as stored. */
export type Run = typeof runs.$inferSelect;

/** The run whose id is or begins with `ref`; else the newest run that carries the tag `ref`; else null.
 * @throws DbError `ambiguous-run` when several ids begin with it
 */
export function runByRef(db: Database, ref: string): Run | null {
  return runByIdPrefix(db, ref) ?? runsOfTag(db, ref)[0] ?? null;
}

const ID_BEGINNING = /^[0-9a-f]{4,8}(-[0-9a-f-]*)?$/i;

function runByIdPrefix(db: Database, prefix: string): Run | null {
  if (!ID_BEGINNING.test(prefix)) return null;
  const found = db
    .select()
    .from(runs)
    .where(like(runs.id, `${prefix.toLowerCase()}%`))
    .orderBy(asc(runs.id))
    .limit(6)
    .all();
  const [only, second] = found;
  if (second !== undefined) {
    const ids = found.map((run) => run.id).join(", ");
    throw new DbError(
      "ambiguous-run",
      `find run ${prefix}`,
      `several ids begin with it: ${ids}`,
      "give more of the id",
    );
  }
  return only ?? null;
}

/** Runs that carry the tag, newest first. */
export function runsOfTag(db: Database, tag: string): Run[] {
  const tagged = db.select({ key: runTags.runKey }).from(runTags).where(eq(runTags.tag, tag));
  return db.select().from(runs).where(inArray(runs.key, tagged)).orderBy(desc(runs.startedMs), desc(runs.key)).all();
}

/** Runs of a commit, given whole or by its beginning, newest first. */
export function runsOfCommit(db: Database, commit: string): Run[] {
  const begins = sql`substr(${runs.commit}, 1, ${commit.length}) = ${commit.toLowerCase()}`;
  return db.select().from(runs).where(begins).orderBy(desc(runs.startedMs), desc(runs.key)).all();
}

/** The run that an import of the same source made, or null. */
export function runByImportKey(db: Database, importKey: string): Run | null {
  return db.select().from(runs).where(eq(runs.importKey, importKey)).get() ?? null;
}
