import {
  type Database,
  DbError,
  effectiveStatus,
  listTags,
  type Run,
  runByRef,
  runsOfCommit,
  runsOfTag,
} from "@xrpl-probe/db";
import { ReportError } from "./report-error.ts";
import type { Side, SidePart } from "./side.ts";

/**
 * The runs of a side, oldest first, each once. A tag or commit stands for its runs that have ended and did not fail; a
 * run named by itself counts whatever its state.
 * @throws ReportError `unknown-side`, `ambiguous-run`, `empty-side`
 */
export function loadSide(db: Database, side: Side, { nowMs }: { readonly nowMs: number }): Run[] {
  const found = side.parts.flatMap((part) => runsOf(db, part, nowMs));
  const runs = [...new Map(found.map((run) => [run.key, run])).values()];
  return runs.sort((a, b) => a.startedMs - b.startedMs || a.key - b.key);
}

function runsOf(db: Database, part: SidePart, nowMs: number): Run[] {
  if (part.kind === "commit") {
    const runs = runsOfCommit(db, part.prefix);
    if (runs.length === 0) throw unknown(db, `no run is of commit ${part.prefix}`);
    return ended(runs, `commit ${part.prefix}`, nowMs);
  }
  const tagged = runsOfTag(db, part.name);
  if (tagged.length > 0) return ended(tagged, part.name, nowMs);
  const run = runNamed(db, part.name);
  if (run === null) throw unknown(db, `${part.name} is neither a tag nor the beginning of a run's id`);
  return [run];
}

function ended(runs: readonly Run[], name: string, nowMs: number): Run[] {
  const usable = runs.filter((run) => ["complete", "interrupted"].includes(effectiveStatus(run, nowMs)));
  if (usable.length > 0) return usable;
  throw new ReportError("empty-side", `no run of ${name} has ended yet`, "wait for its end, or name the run by its id");
}

function runNamed(db: Database, name: string): Run | null {
  try {
    return runByRef(db, name);
  } catch (error) {
    if (error instanceof DbError) throw new ReportError("ambiguous-run", error.message, error.hint);
    throw error;
  }
}

function unknown(db: Database, message: string): ReportError {
  const tags = listTags(db).map(({ tag }) => tag);
  const hint = tags.length === 0 ? "no run carries a tag yet" : `tags are ${tags.slice(-8).join(", ")}`;
  return new ReportError("unknown-side", message, hint);
}
