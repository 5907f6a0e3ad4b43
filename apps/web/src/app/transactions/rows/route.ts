import { type ApplyPage, loadApplyPage, ReportError } from "@xrpl-probe/report";
import type { NextRequest } from "next/server";
import { getDatabase } from "../../../db.ts";
import { askedOf } from "../asked.ts";
import { loadDataParams } from "../params.ts";

/** The next page of rows for the table; the query is the page's, with `after`, where the page before ended. */
export function GET(request: NextRequest): Response {
  const { searchParams } = request.nextUrl;
  const query = loadDataParams(searchParams);
  const db = getDatabase();
  const { side, order } = query;
  if (db === null || side === null || order === "most-applied")
    return Response.json({ problem: "a page of rows is asked for with side, order and after" }, { status: 400 });
  try {
    const after = searchParams.get("after") ?? undefined;
    const page: ApplyPage = loadApplyPage(db, { ...askedOf(query, side, Date.now()), order, after });
    return Response.json(page);
  } catch (error) {
    if (error instanceof ReportError)
      return Response.json({ problem: `${error.message}: ${error.hint}` }, { status: 404 });
    throw error;
  }
}
