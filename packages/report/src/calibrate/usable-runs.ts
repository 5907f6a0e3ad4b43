import type { Database } from "@xrpl-probe/db";
import { type EndedRun, endedRuns } from "../ended-runs.ts";
import { isUsable, MOST_LEARNT_FROM } from "../verdict/unchanged-runs.ts";

/** The newest runs that noise is learnt from, oldest first: as comparisons learn it. */
export function usableRuns(db: Database, asked: { readonly nowMs: number }): EndedRun[] {
  return endedRuns(db, { ...asked, asOfMs: Number.MAX_SAFE_INTEGER })
    .filter(isUsable)
    .slice(-MOST_LEARNT_FROM);
}
