import { DbError } from "@xrpl-probe/db";
import { ReportError } from "@xrpl-probe/report";
import { databasePath, getDatabase } from "../../../../db.ts";
import { liveStream } from "../../../../live/live-stream.ts";

/** A run while it is recorded, as server-sent events. Comes after the slice that `Last-Event-ID` or `?after=` names. */
export async function GET(request: Request, { params }: { readonly params: Promise<{ readonly run: string }> }) {
  const run = decodeURIComponent((await params).run);
  const after = Number(request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after") ?? -1);
  try {
    if (getDatabase() === null) return Response.json({ error: "there is no database" }, { status: 404 });
    const afterSeq = Number.isSafeInteger(after) ? after : -1;
    return new Response(liveStream(databasePath(), { run, afterSeq, gone: request.signal }), {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        // not compressed, hence not held back
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  } catch (error) {
    if (error instanceof ReportError) return Response.json({ error: error.message, hint: error.hint }, { status: 404 });
    if (error instanceof DbError) return Response.json({ error: error.message, hint: error.hint }, { status: 500 });
    throw error;
  }
}
