import { DEFAULT_JUDGE_OPTIONS, FAMILY_LEVELS, NOISE_PRIOR, studentQuantile } from "@xrpl-probe/stats";
import { formatLength } from "../format.ts";
import type { PrecisionRow, PrecisionTable, StatisticNoise } from "./calibrate-report.ts";

const POWER = 0.8;

const PRECISIONS = [0.01, 0.02, 0.03, 0.05, 0.1];
const RUNS_PER_SIDE = [2, 3, 5, 10, 20];
const MOST_RUNS = 1000;
const LEAST_LENGTH_MS = 30_000;
const MOST_LENGTH_MS = 86_400_000;

/** Noise of one run in ln: the part that longer runs reduce, and the part that only more runs do. */
export interface RunVariance {
  readonly between: number;
  readonly within: number;
  /** degrees of freedom besides those that the two sides bring */
  readonly df: number;
  readonly learnt: boolean;
  /** how many rows the gate judges together in this database: each of them has to be the surer */
  readonly gateRows: number;
}

/** Learnt where enough unchanged runs exist, else what little is known together with the assumed 2 %. */
export function runVariance(
  { sd, within, df }: Pick<StatisticNoise, "sd" | "within" | "df">,
  gateRows: number,
): RunVariance {
  const own = (within ?? 0) ** 2;
  const learnt = df >= NOISE_PRIOR.leastLearntDf;
  const prior = NOISE_PRIOR.sd ** 2 + own;
  const total = learnt ? (sd ?? 0) ** 2 : ((sd ?? 0) ** 2 * df + prior * NOISE_PRIOR.df) / (df + NOISE_PRIOR.df);
  return { between: Math.max(0, total - own), within: own, df: df + NOISE_PRIOR.df, learnt, gateRows };
}

/** The change told from none four times in five by so many runs per side, each `factor` times as long as those measured. */
export function detectable(variance: RunVariance, runs: number, factor = 1): number {
  return Math.expm1(reach(variance, runs) * errorOf(variance, runs, factor));
}

/** The same, and large enough to be measured above the smallest change worth a verdict: proven four times in five. */
export function provable(variance: RunVariance, runs: number): number {
  const beyond = studentQuantile(POWER, dfOf(variance, runs)) * errorOf(variance, runs, 1);
  const worth = Math.expm1(Math.log1p(DEFAULT_JUDGE_OPTIONS.thresholds.p50) + beyond);
  return Math.max(detectable(variance, runs), worth);
}

/** Of a difference of two sides, in ln. */
function errorOf({ between, within }: RunVariance, runs: number, factor: number): number {
  return Math.sqrt((2 * (between + within / factor)) / runs);
}

function dfOf({ df }: RunVariance, runs: number): number {
  return df + 2 * (runs - 1);
}

function reach(variance: RunVariance, runs: number): number {
  const df = dfOf(variance, runs);
  return studentQuantile(1 - FAMILY_LEVELS.gate / variance.gateRows / 2, df) + studentQuantile(POWER, df);
}

export function runsFor(variance: RunVariance, precision: number): number | null {
  for (let runs = 1; runs <= MOST_RUNS; runs++) if (detectable(variance, runs) <= precision) return runs;
  return null;
}

export function precisionTable(name: string, variance: RunVariance, lengthMs: number): PrecisionTable {
  return {
    name,
    betweenSd: Math.sqrt(variance.between),
    withinSd: Math.sqrt(variance.within),
    lengthMs,
    noise: variance.learnt ? "learnt" : "assumed",
    runsPerSide: RUNS_PER_SIDE,
    rows: PRECISIONS.map((precision) => row(precision, variance, lengthMs)),
  };
}

function row(precision: number, variance: RunVariance, lengthMs: number): PrecisionRow {
  const runs = runsFor(variance, precision);
  const lengths = RUNS_PER_SIDE.map((count) => lengthFor(precision, variance, count, lengthMs));
  return {
    precision,
    name: `${(precision * 100).toFixed(0)}\u00a0%`,
    runs,
    lengths,
    text: {
      runs: runs === null ? "-" : runs === 1 ? "1 run" : `${runs} runs`,
      lengths: lengths.map((length) => (length === null ? "-" : formatLength(length))),
    },
  };
}

/** within falls as 1 / length: solved for the length, in steps of 10 s, from 30 s to a day. */
function lengthFor(precision: number, variance: RunVariance, runs: number, lengthMs: number): number | null {
  const allowed = (runs * (Math.log1p(precision) / reach(variance, runs)) ** 2) / 2 - variance.between;
  if (allowed <= 0) return null;
  const neededMs = (variance.within * lengthMs) / allowed;
  const rounded = Math.max(LEAST_LENGTH_MS, Math.ceil(neededMs / stepMs(neededMs)) * stepMs(neededMs));
  return rounded > MOST_LENGTH_MS ? null : rounded;
}

/** Nobody records for 17 min 40 s. */
function stepMs(lengthMs: number): number {
  if (lengthMs <= 120_000) return 10_000;
  return lengthMs <= 3_600_000 ? 60_000 : 600_000;
}
