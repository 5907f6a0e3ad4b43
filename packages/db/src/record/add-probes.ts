import type { Database } from "../database.ts";
import { probes } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";

/** A probe as attached. What it counted is known at the end: `finishRun` adds that. */
export type NewProbe = Omit<typeof probes.$inferInsert, "runKey">;

export function addProbes(db: Database, runKey: number, added: readonly NewProbe[]): void {
  inTransaction(db, "store a run's probes", () => {
    for (const probe of added)
      db.insert(probes)
        .values({ ...probe, runKey })
        .run();
  });
}
