import { type Database, effectiveStatus, listTags, runsOfTag } from "@xrpl-probe/db";
import { compareVersions, isVersionTag } from "@xrpl-probe/xrpl";
import { runNames } from "./run-names.ts";

/** What a first visitor should see: two sides to compare, or the only run by its ref; null without runs. */
export type Newest = { readonly base: string; readonly head: string } | { readonly run: string };

/** The newest version tag against the one before, else the newest run against the one before. */
export function newestComparison(db: Database, { nowMs }: { readonly nowMs: number }): Newest | null {
  const usable = (run: Parameters<typeof effectiveStatus>[0]) =>
    ["complete", "interrupted"].includes(effectiveStatus(run, nowMs));
  const versions = listTags(db)
    .map(({ tag }) => tag)
    .filter((tag) => isVersionTag(tag) && runsOfTag(db, tag).some(usable))
    .sort(compareVersions);
  const [base, head] = versions.slice(-2);
  if (base !== undefined && head !== undefined) return { base, head };

  const names = runNames(db);
  const refs = db.query.runs
    .findMany({ orderBy: (runs, { desc }) => [desc(runs.startedMs), desc(runs.key)] })
    .sync()
    .filter(usable)
    .map(({ id }) => names.get(id)?.ref ?? id);
  const [newest, before] = refs;
  if (newest !== undefined && before !== undefined) return { base: before, head: newest };
  const only = newest ?? names.values().next().value?.ref;
  return only === undefined ? null : { run: only };
}
