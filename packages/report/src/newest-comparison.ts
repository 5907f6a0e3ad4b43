import type { Database } from "@xrpl-probe/db";
import { ladderVersions, usableRuns } from "./ladder-versions.ts";
import { runNames } from "./run-names.ts";

/** What a first visitor should see: two sides to compare, or the only run by its ref; null without runs. */
export type Newest = { readonly base: string; readonly head: string } | { readonly run: string };

/** The newest version tag against the one before, else the newest run against the one before. */
export function newestComparison(db: Database, { nowMs }: { readonly nowMs: number }): Newest | null {
  const usable = usableRuns(db, nowMs);
  const [base, head] = ladderVersions(db, usable).slice(-2);
  if (base !== undefined && head !== undefined) return { base: base.tag, head: head.tag };

  const names = runNames(db);
  const [newest, before] = usable.slice(0, 2).map(({ id }) => names.get(id)?.ref ?? id);
  if (newest !== undefined && before !== undefined) return { base: before, head: newest };
  const only = newest ?? names.values().next().value?.ref;
  return only === undefined ? null : { run: only };
}
