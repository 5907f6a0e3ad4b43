import type { Database } from "@xrpl-probe/db";
import { type CompareReport, compareMarkdown, ReportError } from "@xrpl-probe/report";
import { openRemembered, tablesRemembered } from "../../compare-remembered.ts";
import { type ChosenView, chosenView } from "./chart-data.ts";
import { type StrataView, strataView } from "./strata-view.ts";

interface Asked {
  readonly base: string;
  readonly head: string;
  readonly probe: string | null;
  readonly type: string | null;
  readonly code: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly nowMs: number;
}

export interface Compared {
  readonly report: CompareReport;
  readonly strata: StrataView;
  readonly chosen: ChosenView;
  readonly markdown: string;
}

/** All that the page shows, or why this database has no answer; every other failure goes to the error page. */
export function loadCompared(db: Database, asked: Asked): Compared | ReportError {
  try {
    return load(db, asked);
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
}

function load(db: Database, { base, head, probe, type, code, from, to, nowMs }: Asked): Compared {
  const range = { ...(from !== null && { fromMs: from }), ...(to !== null && { toMs: to }) };
  const sides = { base, head, nowMs, ...(probe !== null && { probe }) };
  const { report, shiftOf } = openRemembered(db, { ...sides, ...((from !== null || to !== null) && { range }) });
  const stratum = type === null && code === null ? worst(report) : { type: type ?? "all", code };
  const tables = tablesRemembered(db, { ...sides, ...range, probe: report.probe });
  const chosen = tables.choose({
    ...(stratum?.type && { type: stratum.type }),
    ...(stratum?.code && { code: stratum.code }),
  });
  const comparison = { ...tables, chosen };
  const { type: chosenType, code: chosenCode } = chosen.row;
  const shift = shiftOf({ probe: report.probe, type: chosenType, code: chosenCode });
  return {
    report,
    strata: strataView(comparison, report),
    chosen: chosenView(comparison, report, shift),
    markdown: compareMarkdown(report),
  };
}

/** What a visitor came for: the stratum of the first row. Null where nothing is judged: the comparison chooses. */
function worst({ rows, probe }: CompareReport): { type: string; code: string | null } | null {
  const row = rows.find((one) => one.probe === probe);
  if (row === undefined) return null;
  return { type: String(row.type ?? "all"), code: row.code === null ? null : String(row.code) };
}
