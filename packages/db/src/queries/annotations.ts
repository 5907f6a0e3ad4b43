import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import { annotations } from "../schema/index.ts";

export type Annotation = typeof annotations.$inferSelect;

/** Where what is said about a run hangs. */
export function runScope(id: string): string {
  return `run:${id}`;
}

/** What people said about a run (`scope`), or from some tags on (`tags`), oldest first. */
export function annotationsOf(
  db: Database,
  asked: { readonly scope: string } | { readonly tags: readonly string[] },
): Annotation[] {
  const where = "scope" in asked ? eq(annotations.scope, asked.scope) : inArray(annotations.tag, [...asked.tags]);
  return db.select().from(annotations).where(where).orderBy(asc(annotations.key)).all();
}
