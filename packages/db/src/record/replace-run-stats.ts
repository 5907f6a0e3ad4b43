import { eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DbError } from "../error.ts";
import { absentAsNumber } from "../schema/columns.ts";
import { runCodes, runStats, runs } from "../schema/index.ts";
import { inTransaction } from "../transaction.ts";

type Keyed<Row> = Omit<Row, "runKey" | "type"> & { readonly type: number | null };

/** A stratum of the run; `probe` is the probe's idx. */
export type NewRunStats = Omit<Keyed<typeof runStats.$inferSelect>, "code"> & { readonly code: number | null };

export type NewRunCode = Keyed<typeof runCodes.$inferSelect>;

export interface RunStatsRows {
  /** Of the method that made them. */
  readonly methodVersion: number;
  readonly strata: readonly NewRunStats[];
  readonly codes: readonly NewRunCode[];
}

/**
 * Stores what a run knows of its strata and codes, in place of what was stored before.
 * @throws DbError `no-such-run`, and as `inTransaction`
 */
export function replaceRunStats(db: Database, runKey: number, { methodVersion, strata, codes }: RunStatsRows): void {
  inTransaction(db, "store the statistics of a run", () => {
    const { changes } = db.update(runs).set({ statsVersion: methodVersion }).where(eq(runs.key, runKey)).run();
    if (changes === 0) {
      const operation = "store the statistics of a run";
      throw new DbError("no-such-run", operation, `there is no run ${runKey}`, "it was deleted meanwhile");
    }
    db.delete(runStats).where(eq(runStats.runKey, runKey)).run();
    db.delete(runCodes).where(eq(runCodes.runKey, runKey)).run();
    for (const { type, code, ...row } of strata) {
      const key = { runKey, type: absentAsNumber(type), code: absentAsNumber(code) };
      db.insert(runStats)
        .values({ ...row, ...key })
        .run();
    }
    for (const { type, ...row } of codes) {
      db.insert(runCodes)
        .values({ ...row, runKey, type: absentAsNumber(type) })
        .run();
    }
  });
}
