import type { Database } from "@xrpl-probe/db";

/** The notes of all runs that have one, by the run's id. */
export function loadRunNotes(db: Database): Record<string, string> {
  const rows = db.query.runs.findMany({ columns: { id: true, note: true } }).sync();
  return Object.fromEntries(rows.flatMap(({ id, note }) => (note === null ? [] : [[id, note]])));
}
