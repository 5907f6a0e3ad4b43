import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "../database.ts";
import { annotations } from "../schema/index.ts";

type Annotation = typeof annotations.$inferSelect;

/** A change that people accepted: from `tag` on a series has a new level. Null parts stand for all. */
export type AcceptedChange = Pick<Annotation, "probe" | "type" | "statistic" | "text"> & { readonly tag: string };

export function acceptedChanges(db: Database): AcceptedChange[] {
  return db
    .select()
    .from(annotations)
    .where(and(eq(annotations.kind, "accepted"), isNotNull(annotations.tag)))
    .orderBy(asc(annotations.key))
    .all()
    .flatMap(({ tag, probe, type, statistic, text }) => (tag === null ? [] : [{ tag, probe, type, statistic, text }]));
}
