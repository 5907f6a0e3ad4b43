import { z } from "zod";
import {
  codeFamilySchema,
  environmentFindingSchema,
  leftOutRunSchema,
  nextStepsSchema,
  perStatisticSchema,
  runSchema,
  sentenceSchema,
  statisticSchema,
  stratumShape,
} from "./shared-schemas.ts";

const nullableNumber = z.number().nullable();
const nullableString = z.string().nullable();

const versionSchema = z.strictObject({
  tag: z.string(),
  runs: z.array(runSchema),
  isRelease: z.boolean(),
  provisional: z.boolean(),
});

const betaSchema = z.strictObject({
  tag: z.string(),
  version: z.number(),
  level: z.number(),
  lower: nullableNumber,
  upper: nullableNumber,
  perRun: z.array(nullableNumber),
  vsBefore: nullableNumber,
  vsReference: nullableNumber,
  differs: z.boolean(),
  provisional: z.boolean(),
  text: z.strictObject({ runs: z.string(), level: z.string(), vsBefore: z.string(), vsReference: z.string() }),
});

const changeSchema = z.strictObject({
  start: z.number(),
  near: z.string(),
  from: z.string(),
  to: z.string(),
  change: z.number(),
  lo: z.number(),
  hi: z.number(),
  p: z.number(),
  accepted: nullableString,
  text: z.string(),
});

const apartSchema = z.strictObject({
  start: z.number(),
  change: z.number(),
  lo: z.number(),
  hi: z.number(),
  p: z.number(),
  size: z.string(),
  until: z.string(),
});

const seriesSchema = z.strictObject({
  name: z.string(),
  ...stratumShape,
  codeFamily: codeFamilySchema,
  statistic: statisticSchema,
  statisticName: z.string(),
  spans: z.number(),
  threshold: z.number(),
  sign: z.enum(["changed", "apart", "drifted", "steady", "not-judged"]),
  why: nullableString,
  finding: sentenceSchema.nullable(),
  movesWith: nullableString,
  shown: z.boolean(),
  noise: nullableNumber,
  betas: z.array(betaSchema),
  segments: z.array(z.strictObject({ start: z.number(), end: z.number(), level: z.number() })),
  changes: z.array(changeSchema),
  apart: apartSchema.nullable(),
});

/** GET /api/v1/trend and `xrpl-probe trend --format json`. */
export const trendReportSchema = z.strictObject({
  methodVersion: z.number(),
  probe: z.string(),
  probes: z.array(z.string()),
  versions: z.array(versionSchema),
  runs: z.number(),
  leftOut: z.array(leftOutRunSchema),
  warns: z.array(environmentFindingSchema),
  reference: nullableString,
  options: z.strictObject({
    thresholds: perStatisticSchema,
    floorNs: z.number(),
    asOfMs: nullableNumber,
    filter: z.strictObject({
      types: z.array(z.string()),
      codes: z.array(z.string()),
      statistic: statisticSchema.nullable(),
    }),
  }),
  sign: z.enum(["watch", "steady", "too-few"]),
  headline: sentenceSchema,
  text: z.string(),
  series: z.array(seriesSchema),
  more: nullableString,
  next: nextStepsSchema,
});
