import { eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { annotations } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";

export type NewAnnotation = Omit<typeof annotations.$inferInsert, "key">;

/** Keeps what somebody said, with who and when. */
export function annotate(db: Database, annotation: NewAnnotation): void {
  inTransaction(db, "keep a remark", () => {
    db.insert(annotations).values(annotation).run();
  });
}

/** Takes it back. @returns whether it was there */
export function deleteAnnotation(db: Database, key: number): boolean {
  return inTransaction(
    db,
    "take a remark back",
    () => db.delete(annotations).where(eq(annotations.key, key)).run().changes > 0,
  );
}
