import { DbError } from "@xrpl-probe/db";
import { loadRunSlices, ReportError } from "@xrpl-probe/report";
import { getDatabase } from "../../../../db.ts";
import { csvText } from "../../../../table/table-file.ts";
import { askedOf, loadFilterParams } from "../params.ts";
import { slicesValues } from "../slices-values.ts";

/** The columns of a run's heat map in numbers, filtered as the page; `format=csv` as a file to keep. */
export async function GET(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }) {
  const id = decodeURIComponent((await params).id);
  const query = new URL(request.url).searchParams;
  try {
    const db = getDatabase();
    if (db === null) return Response.json({ error: "there is no database" }, { status: 404 });
    const slices = loadRunSlices(db, askedOf(id, loadFilterParams(query), Date.now()));
    if (query.get("format") !== "csv") return Response.json(slices, { headers: { "Cache-Control": "no-store" } });
    return new Response(csvText(slicesValues(slices)), {
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
