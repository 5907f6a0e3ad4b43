import { DbError } from "@xrpl-probe/db";
import { loadRunSlices, ReportError, type SliceFigures } from "@xrpl-probe/report";
import { csvOf } from "../../../../csv.ts";
import { getDatabase } from "../../../../db.ts";
import { askedOf, loadFilterParams } from "../params.ts";

const COLUMNS = ["start_ms", "end_ms", "spans", "per_s", "p50_ns", "p90_ns", "p99_ns", "max_ns", "lost", "unpaired"];

/** The columns of a run's heat map in numbers, filtered as the page; `format=csv` as a file to keep. */
export async function GET(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }) {
  const id = decodeURIComponent((await params).id);
  const query = new URL(request.url).searchParams;
  try {
    const db = getDatabase();
    if (db === null) return Response.json({ error: "there is no database" }, { status: 404 });
    const slices = loadRunSlices(db, askedOf(id, loadFilterParams(query), Date.now()));
    if (query.get("format") !== "csv") return Response.json(slices, { headers: { "Cache-Control": "no-store" } });
    return new Response(csvOf(COLUMNS, slices.map(fieldsOf)), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="run-${id.replaceAll(/[^\w.-]/g, "_")}-slices.csv"`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof ReportError) return Response.json({ error: error.message, hint: error.hint }, { status: 404 });
    if (error instanceof DbError) return Response.json({ error: error.message, hint: error.hint }, { status: 500 });
    throw error;
  }
}

function fieldsOf({ startMs, endMs, count, perS, p50, p90, p99, maxNs, lost, unpaired }: SliceFigures) {
  return [startMs, endMs, count, perS, ...[p50, p90, p99].map(fieldOf), maxNs, lost, unpaired];
}

/** Imported latencies are known as intervals. */
const fieldOf = (latency: SliceFigures["p50"]) =>
  latency === null || typeof latency === "number" ? latency : latency.join(" to ");
