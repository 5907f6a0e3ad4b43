import { DbError } from "@xrpl-probe/db";
import { loadComparisonCourses, ReportError } from "@xrpl-probe/report";
import type { NextRequest } from "next/server";
import { tablesRemembered } from "../../../compare-remembered.ts";
import { getDatabase } from "../../../db.ts";
import { loadCoursesParams } from "./params.ts";

/** How the chosen row went over the time of every run: asked for by the page once somebody looks at it. */
export function GET(request: NextRequest): Response {
  const { base, head, probe, type, code } = loadCoursesParams(request.nextUrl.searchParams);
  if (base === null || head === null) return problem("courses are of two sides: name base and head", 400);
  try {
    const db = getDatabase();
    if (db === null) return problem("there is no database", 404);
    const tables = tablesRemembered(db, { base, head, nowMs: Date.now(), ...(probe !== null && { probe }) });
    const sides = { base: tables.base.runs, head: tables.head.runs };
    const courses = loadComparisonCourses(db, { ...sides, probe: tables.probe, type, code });
    return Response.json(courses, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    if (error instanceof ReportError) return problem(`${error.message}: ${error.hint}`, 404);
    if (error instanceof DbError) return problem(`${error.message}: ${error.hint}`, 500);
    throw error;
  }
}

function problem(text: string, status: number): Response {
  return Response.json({ problem: text }, { status });
}
