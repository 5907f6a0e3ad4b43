import { z } from "zod";
import { codeFamilySchema, latencySchema, sourceSchema, statusSchema, stratumShape } from "./shared-schemas.ts";

const nullableNumber = z.number().nullable();
const nullableString = z.string().nullable();
const numbers = z.array(z.number());

const headSchema = z.strictObject({
  id: z.string(),
  shortId: z.string(),
  ref: z.string(),
  tags: z.array(z.string()),
  ordinal: z.strictObject({ tag: z.string(), index: z.number(), of: z.number() }).nullable(),
  versionBefore: nullableString,
  status: statusSchema,
  stopReason: nullableString,
  source: sourceSchema,
  startedMs: z.number(),
  endedMs: nullableNumber,
  lengthMs: z.number(),
  commit: nullableString,
  version: nullableString,
  host: nullableString,
  note: nullableString,
  lost: z.number(),
  unpaired: z.number(),
  lostShare: z.number(),
  sliceCount: z.number(),
  sliceMs: nullableNumber,
  environment: z.array(z.strictObject({ name: z.string(), value: z.string(), mono: z.boolean() })),
});

const statsShape = {
  count: z.number(),
  p50: latencySchema,
  p90: latencySchema,
  p99: latencySchema,
  p999: latencySchema,
  mean: latencySchema,
};

const heatmapSchema = z.strictObject({
  edgesNs: numbers,
  columns: z.array(
    z.strictObject({
      startMs: z.number(),
      endMs: z.number(),
      count: z.number(),
      perS: z.number(),
      lost: z.number(),
    }),
  ),
  counts: z.array(numbers),
  lines: z.array(
    z.strictObject({ startMs: z.number(), endMs: z.number(), p50Ns: nullableNumber, p99Ns: nullableNumber }),
  ),
});

const spectrumSchema = z.strictObject({
  count: z.number(),
  p: numbers,
  ns: numbers,
  bounds: z.strictObject({ lowerNs: numbers, upperNs: numbers }).nullable(),
});

const boxSchema = z.strictObject({
  ...stratumShape,
  family: codeFamilySchema,
  count: z.number(),
  p5: nullableNumber,
  p25: nullableNumber,
  p50: nullableNumber,
  p75: nullableNumber,
  p95: nullableNumber,
  p99: nullableNumber,
});

const codesSchema = z.strictObject({
  family: codeFamilySchema,
  count: z.number(),
  share: z.number(),
  rows: z.array(
    z.strictObject({
      code: z.number(),
      token: z.string(),
      description: nullableString,
      count: z.number(),
      share: z.number(),
      transactionShare: nullableNumber,
    }),
  ),
});

const sliceSchema = z.strictObject({
  startMs: z.number(),
  endMs: z.number(),
  count: z.number(),
  p50: latencySchema,
  p90: latencySchema,
  p99: latencySchema,
  maxNs: nullableNumber,
});

const probeSchema = z.strictObject({
  name: z.string(),
  entries: z.array(z.string()),
  exits: z.array(z.string()),
  exitMethod: nullableString,
  note: nullableString,
  hits: nullableNumber,
  spans: z.number(),
  unpaired: nullableNumber,
  p50: latencySchema,
  biasNs: nullableNumber,
  costNs: nullableNumber,
  coreShare: nullableNumber,
});

/** GET /api/v1/runs/:id: everything that the run's page draws. */
export const runViewSchema = z.strictObject({
  run: headSchema,
  filter: z.strictObject({
    probe: z.string(),
    type: nullableNumber,
    code: nullableNumber,
    fromMs: nullableNumber,
    toMs: nullableNumber,
  }),
  resolution: z.enum(["log-linear", "log2"]),
  choices: z.strictObject({
    probes: z.array(z.string()),
    types: z.array(z.strictObject({ type: z.number(), name: z.string(), count: z.number() })),
    codes: z.array(z.strictObject({ code: z.number(), token: z.string(), count: z.number() })),
  }),
  summary: z.strictObject({
    ...statsShape,
    perS: nullableNumber,
    peakPerS: nullableNumber,
    minNs: nullableNumber,
    maxNs: nullableNumber,
    failedShare: nullableNumber,
    transactions: nullableNumber,
  }),
  heatmap: heatmapSchema.nullable(),
  marginal: z.strictObject({ edgesNs: numbers, share: numbers }).nullable(),
  spectra: z.array(z.strictObject({ name: z.string(), spectrum: spectrumSchema })),
  boxes: z.array(boxSchema),
  codes: z.array(codesSchema),
  slowest: z.array(sliceSchema),
  probes: z.array(probeSchema),
});
