import { and, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { runs, runTags } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";

/** Adds tags to a run and takes others away; a tag that is there, or is not, stays so. */
export function editTags(
  db: Database,
  runKey: number,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): void {
  inTransaction(db, "change a run's tags", () => {
    for (const tag of remove) {
      db.delete(runTags)
        .where(and(eq(runTags.runKey, runKey), eq(runTags.tag, tag)))
        .run();
    }
    for (const tag of add) db.insert(runTags).values({ runKey, tag }).onConflictDoNothing().run();
  });
}

/** Puts a remark in place of the one that is there; null takes it away. */
export function setNote(db: Database, runKey: number, note: string | null): void {
  inTransaction(db, "change a run's note", () => {
    db.update(runs).set({ note }).where(eq(runs.key, runKey)).run();
  });
}
