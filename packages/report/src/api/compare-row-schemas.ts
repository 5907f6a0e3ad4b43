import { WORDS } from "@xrpl-probe/stats";
import { z } from "zod";
import { codeFamilySchema, latencySchema, statisticSchema, stratumShape } from "./shared-schemas.ts";

const nullableNumber = z.number().nullable();

const wordSchema = z.enum(WORDS);

export const signSchema = z.enum([
  "slower",
  "faster",
  "possibly-slower",
  "possibly-faster",
  "no-change",
  "inconclusive",
  "not-judged",
  "not-comparable",
]);

const reasonSchema = z.enum([
  "proven",
  "too-few-runs",
  "inside-limits",
  "below-threshold",
  "open-limit",
  "coarse-buckets",
  "wide-interval",
  "absent-in-base",
  "absent-in-head",
  "too-few-values",
  "too-few-windows",
  "no-sum",
  "no-limits",
  "blocked",
]);

/** A verdict on one statistic of one stratum. */
export const rowSchema = z.strictObject({
  name: z.string(),
  probe: z.string(),
  ...stratumShape,
  codeFamily: codeFamilySchema.nullable(),
  statistic: statisticSchema,
  statisticName: z.string(),
  family: z.enum(["gate", "other"]),
  word: wordSchema,
  shown: z.string(),
  sign: signSchema,
  reason: reasonSchema,
  why: z.string(),
  bound: z.string().nullable(),
  watch: z.boolean(),
  base: latencySchema,
  head: latencySchema,
  spans: z.strictObject({ base: z.number(), head: z.number() }),
  change: nullableNumber,
  lo: nullableNumber,
  hi: nullableNumber,
  lo90: nullableNumber,
  hi90: nullableNumber,
  p: nullableNumber,
  pAdjusted: nullableNumber,
  threshold: nullableNumber,
  limit: z.number(),
  mde80: nullableNumber,
  runsToSettle: nullableNumber,
  designEffect: nullableNumber,
  biasNote: z.string().nullable(),
  perRun: z.strictObject({
    base: z.array(nullableNumber),
    head: z.array(nullableNumber),
    earlier: z.array(nullableNumber),
  }),
  text: z.strictObject({ base: z.string(), head: z.string(), change: z.string(), interval: z.string() }),
});

export const typeVerdictSchema = z.strictObject({
  probe: z.string(),
  type: z.number().nullable(),
  typeName: z.string(),
  word: wordSchema,
  shown: z.string(),
  sign: signSchema,
  code: z.number().nullable(),
  token: z.string().nullable(),
  statistics: z.array(statisticSchema),
  change: nullableNumber,
  note: z.string().nullable(),
});

const codeShareSchema = z.strictObject({
  count: z.number(),
  share: nullableNumber,
  transactionShare: nullableNumber,
  designEffect: z.number(),
});

export const codeVerdictSchema = z.strictObject({
  ...stratumShape,
  code: z.number(),
  codeFamily: codeFamilySchema,
  word: z.enum(["shifted", "possibly shifted", "new", "gone", "no change", "inconclusive"]),
  sign: z.enum(["shifted", "possibly-shifted", "new", "gone", "no-change", "inconclusive"]),
  reason: z.enum(["no-spans", "few-events", "few-runs"]).nullable(),
  why: z.string().nullable(),
  base: codeShareSchema,
  head: codeShareSchema,
  points: nullableNumber,
  lo: nullableNumber,
  hi: nullableNumber,
  oddsRatio: nullableNumber,
  pAdjusted: nullableNumber,
  text: z.strictObject({ base: z.string(), head: z.string(), points: z.string(), interval: z.string() }),
});
