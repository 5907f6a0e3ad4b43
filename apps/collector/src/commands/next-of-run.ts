import { type Database, listRuns } from "@xrpl-probe/db";
import type { NextStep } from "@xrpl-probe/report";
import { shellWord } from "@xrpl-probe/report/shell-word";
import { compareVersions, isVersionTag } from "@xrpl-probe/xrpl";
import { dbOption } from "../db-option.ts";
import { shortId } from "../short-id.ts";
import { readDatabase } from "./read-database.ts";

interface Recorded {
  readonly id: string;
  readonly db: string;
  readonly tags: readonly string[];
}

/** What to do with a run: compare it with the beta that was recorded before it; where there is none, look at it. */
export function nextOfRun(db: Database, run: Recorded, nowMs: number): NextStep {
  const own = betaOf(run.tags);
  const other = own === null ? null : betaBefore(db, run.id, own, nowMs);
  if (own === null || other === null) return lookAt(run);
  const [base, head] = isVersionTag(own) && isVersionTag(other) ? [own, other].sort(compareVersions) : [other, own];
  const sides = [base, head].map((side) => shellWord(side ?? "")).join(" ");
  return { when: "", command: `xrpl-probe compare ${sides}${dbOption(run.db)}`, after: "" };
}

/** The same of a run that was just written; where its database cannot be read now, looking at it is left. */
export function nextOfRecorded(run: Recorded, nowMs: number): NextStep {
  try {
    return readDatabase(run.db, (db) => nextOfRun(db, run, nowMs));
  } catch {
    return lookAt(run);
  }
}

function lookAt({ id, db }: Recorded): NextStep {
  const page = `http://127.0.0.1:5006/runs/${shortId(id)}`;
  return { when: "", command: `xrpl-probe serve${dbOption(db)}`, after: `then ${page}` };
}

/** The newest beta before this run that can be compared with it: measured alike, and not one of its own tags. */
function betaBefore(db: Database, id: string, own: string, nowMs: number): string | null {
  const runs = listRuns(db, { nowMs });
  const at = runs.findIndex((run) => run.id === id);
  const run = runs[at];
  if (run === undefined) return null;
  for (const { tags, status, source, applies } of runs.slice(at + 1)) {
    const beta = betaOf(tags);
    if (status !== "complete" || source !== run.source || applies === 0 || beta === null) continue;
    if (!tags.includes(own) && !run.tags.includes(beta)) return beta;
  }
  return null;
}

/** By its version where it has one. */
function betaOf(tags: readonly string[]): string | null {
  return tags.find(isVersionTag) ?? tags[0] ?? null;
}
