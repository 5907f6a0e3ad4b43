import { setTimeout as sleep } from "node:timers/promises";
import { DbError, openDatabase } from "@xrpl-probe/db";
import { applyEdit, editSchema, ReportError } from "@xrpl-probe/report";
import { databasePath, getDatabase } from "../../../db.ts";
import { type Refusal, refusalOf } from "../../../edit/editing.ts";

/** Between two steps of a deletion others get their turn: SQLite has no queue. */
const PAUSE_MS = 50;

/** Makes a change that a visitor asked for: 200 with nothing in it, else `{ error, hint }`. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refusalOf(request.headers);
  if (refusal !== null) return refuse(403, refusal);
  const read = editSchema.safeParse(await request.json().catch(() => null));
  if (!read.success) {
    return refuse(400, {
      error: read.error.issues[0]?.message ?? "this is no change",
      hint: "correct it and try again",
    });
  }
  try {
    if (getDatabase() === null) return refuse(404, { error: "there is no database", hint: "record a run first" });
    using db = openDatabase(databasePath());
    await applyEdit(db, read.data, { nowMs: Date.now(), pause: () => sleep(PAUSE_MS) });
    return Response.json({});
  } catch (error) {
    if (error instanceof ReportError) return refuse(409, { error: error.message, hint: error.hint });
    if (error instanceof DbError) return refuse(500, { error: error.message, hint: error.hint });
    throw error;
  }
}

function refuse(status: number, { error, hint }: Refusal): Response {
  return Response.json({ error, hint }, { status, headers: { "Cache-Control": "no-store" } });
}
