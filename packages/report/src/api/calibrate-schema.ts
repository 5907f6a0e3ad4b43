import { z } from "zod";
import { nextStepsSchema, runSchema, sentenceSchema, statisticSchema } from "./shared-schemas.ts";

const nullableNumber = z.number().nullable();

const countSchema = z.strictObject({
  pairs: z.number(),
  proven: z.number(),
  possible: z.number(),
  codes: z.number(),
  gate: z.strictObject({ passes: z.number(), fails: z.number(), cannotTell: z.number() }),
  share: z.number(),
  line: z.string(),
});

const noiseSchema = z.strictObject({
  name: z.string(),
  type: nullableNumber,
  code: nullableNumber,
  pooled: z.boolean(),
  statistics: z.array(
    z.strictObject({
      statistic: statisticSchema,
      statisticName: z.string(),
      sd: nullableNumber,
      within: nullableNumber,
      df: z.number(),
      text: z.string(),
    }),
  ),
});

const precisionSchema = z.strictObject({
  name: z.string(),
  betweenSd: z.number(),
  withinSd: z.number(),
  lengthMs: z.number(),
  noise: z.enum(["learnt", "assumed"]),
  runsPerSide: z.array(z.number()),
  rows: z.array(
    z.strictObject({
      precision: z.number(),
      name: z.string(),
      runs: nullableNumber,
      lengths: z.array(nullableNumber),
      text: z.strictObject({ runs: z.string(), lengths: z.array(z.string()) }),
    }),
  ),
});

/** GET /api/v1/calibrate and `xrpl-probe calibrate --format json`. */
export const calibrateReportSchema = z.strictObject({
  methodVersion: z.number(),
  probe: z.string(),
  probes: z.array(z.string()),
  sign: z.enum(["known", "assumed"]),
  headline: sentenceSchema,
  advice: sentenceSchema,
  text: z.string(),
  groups: z.array(z.strictObject({ name: z.string(), tags: z.array(z.string()), runs: z.array(runSchema) })),
  single: countSchema.nullable(),
  several: z.strictObject({ ...countSchema.shape, runsPerSide: z.number() }).nullable(),
  noise: z.array(noiseSchema),
  precision: precisionSchema.nullable(),
  next: nextStepsSchema,
});
