import { loadRunView } from "@xrpl-probe/report";
import { z } from "zod";
import { answer } from "../../../../../api/answer.ts";
import { offsetMs, text } from "../../../../../api/parameters.ts";

const querySchema = z.strictObject({
  probe: text.optional(),
  type: text.optional(),
  code: text.optional(),
  from: offsetMs.optional(),
  to: offsetMs.optional(),
});

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const run = decodeURIComponent((await params).id);
  return answer(request, querySchema, (db, { probe, type, code, from, to }, nowMs) =>
    loadRunView(db, {
      run,
      nowMs,
      ...(probe !== undefined && { probe }),
      ...(type !== undefined && { type }),
      ...(code !== undefined && { code }),
      ...(from !== undefined && { fromMs: from }),
      ...(to !== undefined && { toMs: to }),
    }),
  );
}
