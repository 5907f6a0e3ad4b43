import type { ApiError } from "@xrpl-probe/report/api";
import type { z } from "zod";

/** Says which of the served databases is asked: `getDatabase` reads it, for pages and answers alike. */
const DATABASE = "db";

/** The parameters of a URL as a schema reads them, or what is wrong with the first that it refuses. */
export function readQuery<Schema extends z.ZodObject>(
  given: URLSearchParams,
  schema: Schema,
): { readonly query: z.infer<Schema> } | { readonly refused: ApiError } {
  const raw = new Map<string, string | string[]>();
  for (const key of new Set(given.keys())) {
    if (key === DATABASE) continue;
    const values = given.getAll(key);
    raw.set(key, values.length === 1 ? (values[0] ?? "") : values);
  }
  const read = schema.safeParse(Object.fromEntries(raw));
  if (read.success) return { query: read.data };
  const hint = `parameters are ${Object.keys(schema.shape).join(", ")}; docs/api.md describes them`;
  const [issue] = read.error.issues;
  if (issue?.code === "unrecognized_keys")
    return { refused: { error: `there is no parameter ${issue.keys[0]}`, hint } };
  const name = issue?.path.join(".") ?? "";
  const missing = issue?.code === "invalid_type" && !given.has(name);
  return { refused: { error: missing ? `${name} is missing` : `${name} ${issue?.message}`, hint } };
}
