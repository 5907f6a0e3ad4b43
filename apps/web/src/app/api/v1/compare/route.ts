import { z } from "zod";
import { answer } from "../../../../api/answer.ts";
import { count, flag, offsetMs, percentages, text, timeMs } from "../../../../api/parameters.ts";
import { compareRemembered } from "../../../../compare-remembered.ts";

const querySchema = z.strictObject({
  base: text,
  head: text,
  probe: text.optional(),
  type: text.optional(),
  code: text.optional(),
  threshold: percentages.optional(),
  limit: percentages.optional(),
  minRuns: count.optional(),
  allowSingle: flag.optional(),
  failOn: z.literal("codes", "can only be codes").optional(),
  asOf: timeMs.optional(),
  from: offsetMs.optional(),
  to: offsetMs.optional(),
});

export function GET(request: Request): Response {
  return answer(request, querySchema, (db, { threshold, limit, failOn, asOf, from, to, ...asked }, nowMs) =>
    compareRemembered(db, {
      ...asked,
      nowMs,
      thresholds: threshold,
      limits: limit,
      failOnCodes: failOn === "codes",
      asOfMs: asOf,
      ...((from !== undefined || to !== undefined) && { range: { fromMs: from, toMs: to } }),
    }),
  );
}
