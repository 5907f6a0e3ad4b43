import { type Database, DbError } from "@xrpl-probe/db";
import { ReportError, type ReportErrorCode } from "@xrpl-probe/report";
import type { ApiError } from "@xrpl-probe/report/api";
import type { z } from "zod";
import { databasePath, getDatabase } from "../db.ts";
import { readQuery } from "./read-query.ts";

/** Questions about what is not there; the others are put wrongly. */
const NOT_FOUND: readonly ReportErrorCode[] = [
  "unknown-side",
  "unknown-run",
  "unknown-probe",
  "unknown-type",
  "unknown-code",
];

/**
 * Answers a GET: 200 with what was asked, 400 for parameters that cannot be read, 404 for what the database does not hold,
 * 500 for a database that cannot be read. Every answer but the first is `{ error, hint }`.
 */
export function answer<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
  ask: (db: Database, query: z.infer<Schema>, nowMs: number) => unknown,
): Response {
  const read = readQuery(new URL(request.url).searchParams, schema);
  if ("refused" in read) return refuse(400, read.refused);
  try {
    const db = getDatabase();
    if (db === null)
      return refuse(404, {
        error: `there is no database ${databasePath()}`,
        hint: "record a run first: xrpl-probe record",
      });
    return Response.json(ask(db, read.query, Date.now()), { headers: HEADERS });
  } catch (error) {
    if (error instanceof ReportError)
      return refuse(NOT_FOUND.includes(error.code) ? 404 : 400, { error: error.message, hint: error.hint });
    if (error instanceof DbError) return refuse(500, { error: error.message, hint: error.hint });
    throw error;
  }
}

/** Runs are recorded while others look: an answer is of this moment. */
const HEADERS = { "Cache-Control": "no-store" };

function refuse(status: number, refused: ApiError): Response {
  return Response.json(refused, { status, headers: HEADERS });
}
