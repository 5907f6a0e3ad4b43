export { type Bounds, type BucketScheme, bucketBounds } from "./bucket-bounds.ts";
export { bucketIndex, OVERFLOW_INDEX, OVERFLOW_NS } from "./bucket-index.ts";
export {
  type ChangePoint,
  type JudgedBeta,
  type JudgedSeries,
  judgeSeries,
  type SeriesSegment,
} from "./change-points/judge-series.ts";
export type { LastPair } from "./change-points/last-pair.ts";
export type { BetaLevel, Series } from "./change-points/scaled-series.ts";
export type { CodeReason, CodeWord } from "./codes/code-word.ts";
export {
  type CodeComparison,
  type CodeDifference,
  type CodeOptions,
  type CodeSides,
  compareCodes,
} from "./codes/compare-codes.ts";
export { type RunShare, runShare } from "./codes/run-share.ts";
export type { SideShare } from "./codes/side-share.ts";
export { SHIFT_THRESHOLDS, type ShiftThresholds } from "./codes/worth.ts";
export { normalCdf, normalQuantile } from "./distributions/normal.ts";
export { studentCdf, studentQuantile } from "./distributions/student-t.ts";
export { StatsError, type StatsErrorCode } from "./error.ts";
export { type CommonMode, commonMode, type TypeDifference } from "./explain/common-mode.ts";
export { decomposeMix, type MixDecomposition, type MixPart } from "./explain/mix.ts";
export { type ShiftPoint, shiftCurve } from "./explain/shift-curve.ts";
export { emptyHistogram, type Histogram } from "./histogram.ts";
export { HistogramBuilder } from "./histogram-builder.ts";
export { type ExitCode, type Gate, type GateReason, judgeGate, weightiestExitCode } from "./latency/gate.ts";
export { gateFamily } from "./latency/gate-family.ts";
export { FAMILY_LEVELS, judgeLatency } from "./latency/judge-latency.ts";
export { DEFAULT_JUDGE_OPTIONS, type JudgeOptions, judgeOptions } from "./latency/judge-options.ts";
export type { Family, LatencyRow, NotJudged, RowNumbers } from "./latency/latency-row.ts";
export { estimateRun, type JudgedRun, levelOf } from "./latency/run-estimate.ts";
export { type LearntVariance, learnVariance, NOISE_PRIOR, type RunNoise } from "./latency/run-noise.ts";
export { JUDGED_STATISTICS, type JudgedStatistic, QUANTILE_OF } from "./latency/statistic.ts";
export type { EarlierRun, Stratum } from "./latency/stratum.ts";
export { WORDS, type Word, type WordReason, worstWord } from "./latency/word.ts";
export { logEdges } from "./log-edges.ts";
export { ewcVariance, type LongRunVariance } from "./long-run-variance.ts";
export { mergeHistograms } from "./merge.ts";
export { type Mixture, mixture, sideQuantile } from "./mixture.ts";
export { benjaminiHochberg } from "./multiple-testing/benjamini-hochberg.ts";
export { type HolmResult, holm } from "./multiple-testing/holm.ts";
export { hasQuantile, quantile, quantileBounds } from "./quantile.ts";
export { rebin } from "./rebin.ts";
export { QUANTILE_GRID } from "./run-statistics/quantile-grid.ts";
export {
  designEffect,
  RUN_STATISTICS_VERSION,
  type RunStatistics,
  runStatistics,
} from "./run-statistics/run-statistics.ts";
export { shareBelow } from "./share-below.ts";
export { type Summary, summarize } from "./summarize.ts";
export { mergeIntoWindows, type SliceHistogram } from "./windows/merge-into-windows.ts";
export { planWindows, type WindowPlan, windowOf } from "./windows/plan-windows.ts";
