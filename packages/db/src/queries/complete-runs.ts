import { and, desc, eq, inArray, lt, notInArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import { runs, runTags } from "../schema/index.ts";
import type { Run } from "./run-by-ref.ts";

export interface CompleteRunsAsked {
  /** Only runs that began earlier. */
  readonly beforeMs: number;
  readonly limit: number;
  readonly environmentKey?: string;
  /** Only runs that carry one of them. */
  readonly tags?: readonly string[];
  /** Keys of runs that do not count. */
  readonly except?: readonly number[];
}

/** The latest complete runs, newest first: what the noise between runs is learnt from. */
export function completeRuns(db: Database, asked: CompleteRunsAsked): Run[] {
  const { beforeMs, limit, environmentKey, tags, except = [] } = asked;
  const tagged =
    tags &&
    db
      .select({ key: runTags.runKey })
      .from(runTags)
      .where(inArray(runTags.tag, [...tags]));
  return db
    .select()
    .from(runs)
    .where(
      and(
        eq(runs.status, "complete"),
        lt(runs.startedMs, beforeMs),
        environmentKey === undefined ? undefined : eq(runs.environmentKey, environmentKey),
        tagged && inArray(runs.key, tagged),
        except.length === 0 ? undefined : notInArray(runs.key, [...except]),
      ),
    )
    .orderBy(desc(runs.startedMs), desc(runs.key))
    .limit(limit)
    .all();
}
