import { z } from "zod";
import { latencySchema, sourceSchema, statusSchema } from "./shared-schemas.ts";

const nullableNumber = z.number().nullable();
const nullableString = z.string().nullable();

/** GET /api/v1/runs and `xrpl-probe runs --json`: newest first. */
export const runRowsSchema = z.array(
  z.strictObject({
    id: z.string(),
    shortId: z.string(),
    ref: z.string(),
    tags: z.array(z.string()),
    commit: nullableString,
    version: nullableString,
    host: nullableString,
    startedMs: z.number(),
    lengthMs: z.number(),
    status: statusSchema,
    stopReason: nullableString,
    source: sourceSchema,
    applies: z.number(),
    perS: nullableNumber,
    p50: latencySchema,
    p99: latencySchema,
    codes: z.array(z.strictObject({ code: z.number(), token: z.string(), share: z.number() })),
    lost: z.number(),
    lostShare: z.number(),
    unpaired: z.number(),
  }),
);
