import { createHash } from "node:crypto";
import { type Database, effectiveStatus } from "@xrpl-probe/db";

interface Known {
  readonly content: string;
  /** A recording that dies ends without a commit: what was found while one goes on is true of its moment. */
  readonly onlyAtMs: number | null;
  readonly state: string;
}

const known = new WeakMap<Database, Known>();

/**
 * Names the state of everything but the recordings under way: which runs there are, how each stands, what was measured of
 * it by which method, its tags, and what was accepted. While nothing is recorded any commit makes another state, so that
 * rows deleted by hand or by prune count too.
 * @param content names the state of the whole database
 */
export function settledState(
  db: Database,
  { content, nowMs }: { readonly content: string; readonly nowMs: number },
): string {
  const before = known.get(db);
  if (before?.content === content && (before.onlyAtMs ?? nowMs) === nowMs) return before.state;
  const runs = db.query.runs
    .findMany({
      columns: {
        key: true,
        id: true,
        status: true,
        heartbeatMs: true,
        sliceMs: true,
        endedMs: true,
        statsVersion: true,
      },
      orderBy: (run, { asc }) => asc(run.key),
    })
    .sync();
  const described = runs.map((run) => {
    const { key, id, endedMs, statsVersion } = run;
    return [key, id, effectiveStatus(run, nowMs), endedMs, statsVersion];
  });
  const tags = db.query.runTags.findMany().sync();
  const annotations = db.query.annotations.findMany({ columns: { key: true, kind: true } }).sync();
  const recording = described.some(([, , status]) => status === "recording");
  const state = createHash("sha1")
    .update(JSON.stringify([described, tags, annotations, recording || content]))
    .digest("base64");
  known.set(db, { content, onlyAtMs: recording ? nowMs : null, state });
  return state;
}
