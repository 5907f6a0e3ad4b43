import { parseRunSearch } from "@xrpl-probe/report/run-search";
import { z } from "zod";
import { answer } from "../../../../api/answer.ts";
import { text } from "../../../../api/parameters.ts";
import { runsRemembered } from "../../../../runs-remembered.ts";

/** As the page's search field: `tag:1.4.0-b* host:perf1`. */
const search = text.transform((given, context) => {
  const { matches, errors } = parseRunSearch(given);
  const [wrong] = errors;
  if (wrong === undefined) return matches;
  context.addIssue({ code: "custom", message: `cannot be read: ${wrong}` });
  return z.NEVER;
});

const querySchema = z.strictObject({ search: search.optional() });

export function GET(request: Request): Response {
  return answer(request, querySchema, (db, { search: matches = () => true }, nowMs) =>
    runsRemembered(db, nowMs).filter(matches),
  );
}
