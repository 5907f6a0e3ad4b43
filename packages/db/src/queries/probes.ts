import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import { probes } from "../schema/index.ts";

export type Probe = typeof probes.$inferSelect;

export function probesOf(db: Database, { runKey }: { readonly runKey: number }): Probe[] {
  return db.select().from(probes).where(eq(probes.runKey, runKey)).orderBy(asc(probes.idx)).all();
}

/** Of many runs, by run and number. */
export function probesOfRuns(db: Database, { runKeys }: { readonly runKeys: readonly number[] }): Probe[] {
  return db
    .select()
    .from(probes)
    .where(inArray(probes.runKey, [...runKeys]))
    .orderBy(asc(probes.runKey), asc(probes.idx))
    .all();
}
