import type { Database } from "../database.ts";
import { runs, runTags } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";
import { uuidV7 } from "../uuid.ts";

type RunColumns = typeof runs.$inferInsert;

/** Everything known of a run when it begins; it is `recording` until `finishRun`. */
export type NewRun = Omit<RunColumns, "key" | "id" | "status" | "stopReason" | "heartbeatMs" | "endedMs"> & {
  /** Left out: a fresh UUIDv7 of `startedMs`. */
  readonly id?: string;
  readonly tags?: readonly string[];
};

/** How a run is called: `key` within the database, `id` by users. */
export interface RunRef {
  readonly key: number;
  readonly id: string;
}

/** Writes a run and its tags. An `importKey` that is there already breaks the unique constraint: ask `runByImportKey` first. */
export function createRun(db: Database, { tags = [], ...run }: NewRun): RunRef {
  return inTransaction(db, "begin a run", () => {
    const id = run.id ?? uuidV7(run.startedMs);
    const { key } = db
      .insert(runs)
      .values({ ...run, id, status: "recording", heartbeatMs: run.startedMs })
      .returning({ key: runs.key })
      .get();
    for (const tag of new Set(tags)) db.insert(runTags).values({ runKey: key, tag }).run();
    return { key, id };
  });
}
