import { z } from "zod";
import { codeVerdictSchema, rowSchema, signSchema, typeVerdictSchema } from "./compare-row-schemas.ts";
import {
  environmentFindingSchema,
  leftOutRunSchema,
  nextStepsSchema,
  perStatisticSchema,
  runSchema,
  sentenceSchema,
  stratumShape,
} from "./shared-schemas.ts";

const nullableNumber = z.number().nullable();
const nullableString = z.string().nullable();

const sideSchema = z.strictObject({
  label: z.string(),
  query: z.string(),
  runs: z.array(runSchema),
  leftOut: z.array(leftOutRunSchema),
  tags: z.array(z.string()),
  commits: z.array(z.string()),
  spans: z.number(),
  resolution: z.enum(["log-linear", "log2"]),
});

const optionsSchema = z.strictObject({
  thresholds: perStatisticSchema,
  limits: perStatisticSchema,
  floorNs: z.number(),
  minRuns: z.number(),
  allowSingle: z.boolean(),
  failOnCodes: z.boolean(),
  asOfMs: nullableNumber,
  range: z.strictObject({ fromMs: nullableNumber, toMs: nullableNumber }).nullable(),
  filter: z.strictObject({ probe: nullableString, type: nullableString, code: nullableString }),
});

const verdictSchema = z.strictObject({
  sign: signSchema,
  subject: z.string(),
  finding: sentenceSchema,
  basis: sentenceSchema,
  gate: sentenceSchema,
  text: z.string(),
});

const gateSchema = z.strictObject({
  outcome: z.enum(["passes", "fails", "cannot tell", "not comparable"]),
  exitCode: z.literal([0, 1, 2, 3, 4, 5, 6]),
  reason: z.enum([
    "no-gate-row-is-comparable",
    "regression",
    "too-few-runs",
    "limit-not-excluded",
    "not-judged",
    "no-gate-row",
    "all-excluded",
    "codes-shifted",
  ]),
  why: z.string(),
  deciding: z.array(z.string()),
  gateRows: z.number(),
});

const talliesSchema = z.strictObject({
  slower: z.number(),
  faster: z.number(),
  possible: z.number(),
  noChange: z.number(),
  inconclusive: z.number(),
  notJudged: z.number(),
  notComparable: z.number(),
  worstBound: nullableNumber,
  worstBoundText: nullableString,
});

const codeTalliesSchema = z.strictObject({
  shifted: z.number(),
  possiblyShifted: z.number(),
  appeared: z.number(),
  gone: z.number(),
  noChange: z.number(),
  inconclusive: z.number(),
});

const mixSchema = z.strictObject({
  baseNs: z.number(),
  headNs: z.number(),
  mixNs: z.number(),
  withinNs: z.number(),
  parts: z.array(z.strictObject({ ...stratumShape, mixNs: z.number(), withinNs: z.number() })),
  line: z.string(),
  banner: nullableString,
});

const commonModeSchema = z.strictObject({
  change: z.number(),
  sentence: z.string(),
  own: z.array(z.strictObject({ type: nullableNumber, typeName: z.string(), change: z.number() })),
});

const environmentSchema = z.strictObject({
  properties: z.array(
    z.strictObject({
      name: z.string(),
      base: z.array(z.string()),
      head: z.array(z.string()),
      same: z.boolean(),
    }),
  ),
  blocks: z.array(environmentFindingSchema),
  warns: z.array(environmentFindingSchema),
  sentence: z.string(),
});

const historySchema = z.strictObject({
  runs: z.array(z.strictObject({ id: z.string(), shortId: z.string(), ref: z.string(), tags: z.array(z.string()) })),
  prior: z.enum(["assumed", "learnt"]),
  priorSd: z.number(),
  sentence: z.string(),
});

/** GET /api/v1/compare and `xrpl-probe compare --format json`. */
export const compareReportSchema = z.strictObject({
  methodVersion: z.number(),
  probe: z.string(),
  probes: z.array(z.string()),
  leftOutProbes: z.array(
    z.strictObject({ probe: z.string(), missingOn: z.enum(["base", "head"]), reason: z.string() }),
  ),
  base: sideSchema,
  head: sideSchema,
  options: optionsSchema,
  verdict: verdictSchema,
  gate: gateSchema,
  tallies: talliesSchema,
  rows: z.array(rowSchema),
  types: z.array(typeVerdictSchema),
  codes: z.array(codeVerdictSchema),
  codeTallies: codeTalliesSchema,
  mix: mixSchema.nullable(),
  mixByType: z.array(z.strictObject({ ...mixSchema.shape, type: nullableNumber, typeName: z.string() })),
  commonMode: commonModeSchema.nullable(),
  environment: environmentSchema,
  history: historySchema,
  next: nextStepsSchema,
});
