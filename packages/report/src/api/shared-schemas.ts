import { JUDGED_STATISTICS } from "@xrpl-probe/stats";
import { z } from "zod";

/** Parts that several answers share. Objects are strict: a field that nobody described is a mistake, not an extra. */

export const statisticSchema = z.enum(JUDGED_STATISTICS);

export const codeFamilySchema = z.enum(["tel", "tem", "tef", "ter", "tes", "tec", "unknown"]);

export const statusSchema = z.enum(["recording", "complete", "interrupted", "failed"]);

export const sourceSchema = z.enum(["ebpf", "import", "synthetic"]);

/** ns: a number, the two bounds of a bucket for imported data, null with too few values. */
export const latencySchema = z.union([z.number(), z.tuple([z.number(), z.number()]), z.null()]);

export const sentenceSchema = z.array(
  z.strictObject({
    text: z.string(),
    tone: z.enum(["slower", "faster", "possibly", "shifted", "code", "strong", "command"]).exactOptional(),
  }),
);

export const runSchema = z.strictObject({
  id: z.string(),
  shortId: z.string(),
  ref: z.string(),
  tags: z.array(z.string()),
  startedMs: z.number(),
  lengthMs: z.number(),
  host: z.string().nullable(),
  commit: z.string().nullable(),
  version: z.string().nullable(),
  status: statusSchema,
  source: sourceSchema,
  lostShare: z.number(),
  spans: z.number(),
});

export const leftOutRunSchema = z.strictObject({ ...runSchema.shape, reason: z.string() });

/** A stratum as every answer names it. */
export const stratumShape = {
  type: z.number().nullable(),
  typeName: z.string(),
  code: z.number().nullable(),
  token: z.string(),
};

export const nextStepsSchema = z.array(z.strictObject({ when: z.string(), command: z.string(), after: z.string() }));

export const environmentFindingSchema = z.strictObject({
  name: z.string(),
  probe: z.string().nullable(),
  base: z.string(),
  head: z.string(),
  sentence: z.string(),
});

/** One value per judged statistic. */
export const perStatisticSchema = z.record(statisticSchema, z.number());
