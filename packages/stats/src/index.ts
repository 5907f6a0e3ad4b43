export { type Bounds, type BucketScheme, bucketBounds } from "./bucket-bounds.ts";
export { bucketIndex, OVERFLOW_INDEX, OVERFLOW_NS } from "./bucket-index.ts";
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
export { emptyHistogram, type Histogram } from "./histogram.ts";
export { HistogramBuilder } from "./histogram-builder.ts";
export { logEdges } from "./log-edges.ts";
export { ewcVariance, type LongRunVariance } from "./long-run-variance.ts";
export { mergeHistograms } from "./merge.ts";
export { type Mixture, mixture, sideQuantile } from "./mixture.ts";
export { benjaminiHochberg } from "./multiple-testing/benjamini-hochberg.ts";
export { type HolmResult, holm } from "./multiple-testing/holm.ts";
export { hasQuantile, quantile, quantileBounds } from "./quantile.ts";
export { rebin } from "./rebin.ts";
export { shareBelow } from "./share-below.ts";
export { type Summary, summarize } from "./summarize.ts";
