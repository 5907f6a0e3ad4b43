import { eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { runs } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";

/** Says that the recording lives, where no slice says so (`appendSlice` does it too). */
export function heartbeat(db: Database, runKey: number, nowMs: number): void {
  inTransaction(db, "keep a run alive", () => {
    db.update(runs).set({ heartbeatMs: nowMs }).where(eq(runs.key, runKey)).run();
  });
}
