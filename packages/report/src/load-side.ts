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
import { hadEnded } from "./ended-runs.ts";
import { ReportError } from "./report-error.ts";
import type { Side, SidePart } from "./side.ts";

/** When a side is asked for. `asOfMs`: as it was then; left out: as it is. */
interface Asked {
  readonly nowMs: number;
  readonly asOfMs?: number | undefined;
}

/**
 * The runs of a side, oldest first, each once. A tag or commit stands for its runs that have ended and did not fail; a
 * run named by itself counts whatever its state, once it has begun.
 * @throws ReportError `unknown-side`, `ambiguous-run`, `empty-side`
 */
export function loadSide(db: Database, side: Side, asked: Asked): Run[] {
  const found = side.parts.flatMap((part) => runsOf(db, part, asked));
  const runs = [...new Map(found.map((run) => [run.key, run])).values()];
  return runs.sort((a, b) => a.startedMs - b.startedMs || a.key - b.key);
}

function runsOf(db: Database, part: SidePart, asked: Asked): Run[] {
  if (part.kind === "commit") {
    const runs = runsOfCommit(db, part.prefix);
    if (runs.length === 0) throw unknown(db, `no run is of commit ${part.prefix}`);
    return ended(runs, `commit ${part.prefix}`, asked);
  }
  const tagged = runsOfTag(db, part.name);
  if (tagged.length > 0) return ended(tagged, part.name, asked);
  const run = runNamed(db, part.name);
  if (run === null) throw unknown(db, `${part.name} is neither a tag nor the beginning of a run's id`);
  if (run.startedMs <= (asked.asOfMs ?? run.startedMs)) return [run];
  throw new ReportError("empty-side", `run ${part.name} had not begun ${at(asked)}`, LATER);
}

const LATER = "name a later time, or none";

function ended(runs: readonly Run[], name: string, asked: Asked): Run[] {
  const usable = runs
    .filter((run) => ["complete", "interrupted"].includes(effectiveStatus(run, asked.nowMs)))
    .filter((run) => asked.asOfMs === undefined || hadEnded(run, asked.asOfMs));
  if (usable.length > 0) return usable;
  if (asked.asOfMs !== undefined)
    throw new ReportError("empty-side", `no run of ${name} had ended ${at(asked)}`, LATER);
  throw new ReportError("empty-side", `no run of ${name} has ended yet`, "wait for its end, or name the run by its id");
}

function at({ asOfMs, nowMs }: Asked): string {
  return `at ${new Date(asOfMs ?? nowMs).toISOString()}`;
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
