import {
  annotate,
  type Database,
  deleteAnnotation,
  deleteRunStep,
  editTags,
  effectiveStatus,
  inTransaction,
  type Run,
  runByRef,
  runScope,
  setNote,
  tagsOf,
} from "@xrpl-probe/db";
import { ReportError } from "../report-error.ts";
import type { ReadEdit } from "./edit-schema.ts";

/** A collector that writes waits at most this many rows, some 50 ms. */
const ROWS_AT_ONCE = 10_000;

/**
 * Makes one change, whole or not at all; only deletions go in steps, between which `pause` lets others have their turn.
 * @throws ReportError `unknown-run`, `still-recording`, `unknown-change`; DbError where storage fails
 */
export async function applyEdit(
  db: Database,
  edit: ReadEdit,
  { nowMs, pause }: { readonly nowMs: number; readonly pause: () => Promise<void> },
): Promise<void> {
  if (edit.kind === "delete") return deleteRuns(db, edit.runs, { nowMs, pause });
  inTransaction(db, "change what is said of runs", () => {
    if (edit.kind === "tags") changeTags(db, edit, nowMs);
    else if (edit.kind === "note") changeNote(db, edit, nowMs);
    else if (edit.kind === "accept") {
      const { kind: _, ...change } = edit;
      annotate(db, { ...change, scope: "series", kind: "accepted", createdMs: nowMs });
    } else if (!deleteAnnotation(db, edit.change)) {
      throw new ReportError("unknown-change", "nobody accepts this change any more", "load the page again");
    }
  });
}

type TagEdit = Extract<ReadEdit, { kind: "tags" }>;

function changeTags(db: Database, { runs, add, remove, rename, author }: TagEdit, nowMs: number): void {
  for (const run of runs.map((id) => runOf(db, id))) {
    const carried = new Set(tagsOf(db, { runKeys: [run.key] }).get(run.key) ?? []);
    const renamed = rename.filter(({ from, to }) => from !== to && carried.has(from));
    const wanted = new Set([...renamed.map(({ to }) => to), ...add]);
    const dropped = [...remove, ...renamed.map(({ from }) => from)].filter(
      (tag) => carried.has(tag) && !wanted.has(tag),
    );
    const added = [...wanted].filter((tag) => !carried.has(tag));
    if (added.length + dropped.length === 0) continue;
    editTags(db, run.key, { add: added, remove: dropped });
    const text = [...dropped.map((tag) => `-${tag}`), ...added.map((tag) => `+${tag}`)].join(" ");
    annotate(db, { scope: runScope(run.id), kind: "tags", text, author, createdMs: nowMs });
  }
}

function changeNote(db: Database, edit: Extract<ReadEdit, { kind: "note" }>, nowMs: number): void {
  const { key, id, note } = runOf(db, edit.run);
  if (edit.text === (note ?? "")) return;
  setNote(db, key, edit.text === "" ? null : edit.text);
  annotate(db, { scope: runScope(id), kind: "note", text: edit.text, author: edit.author, createdMs: nowMs });
}

async function deleteRuns(
  db: Database,
  ids: readonly string[],
  { nowMs, pause }: { readonly nowMs: number; readonly pause: () => Promise<void> },
): Promise<void> {
  const runs = ids.map((id) => runOf(db, id));
  const live = runs.find((run) => effectiveStatus(run, nowMs) === "recording");
  if (live !== undefined)
    throw new ReportError("still-recording", `run ${live.id} is still recorded`, "end its recording first");
  for (const { key } of runs) while (!deleteRunStep(db, { runKey: key, limit: ROWS_AT_ONCE })) await pause();
}

function runOf(db: Database, id: string): Run {
  const run = runByRef(db, id);
  if (run !== null) return run;
  throw new ReportError("unknown-run", `there is no run ${id} any more`, "load the page again");
}
