export { decodeBuckets, encodeBuckets } from "./buckets-codec.ts";
export { type Database, type OpenOptions, openDatabase, waitForLocks } from "./database.ts";
export { type DurationClass, durationClassOf } from "./duration-class.ts";
export { effectiveStatus } from "./effective-status.ts";
export { DbError, type DbErrorCode } from "./error.ts";
export { type ColumnsAsked, levelFor } from "./level-slice.ts";
export { SCHEMA_VERSION } from "./migrate.ts";
export { type AcceptedChange, acceptedChanges } from "./queries/accepted-changes.ts";
export { type Annotation, annotationsOf, runScope } from "./queries/annotations.ts";
export { appliesOf } from "./queries/applies-of.ts";
export { appliesOfTransaction } from "./queries/applies-of-transaction.ts";
export { applyFields, type FieldCount, type FieldCounts } from "./queries/apply-fields.ts";
export type { ApplyFilter } from "./queries/apply-filter.ts";
export type { ApplyOrder } from "./queries/apply-order.ts";
export type { Apply } from "./queries/apply-row.ts";
export { applySeqs } from "./queries/apply-seqs.ts";
export { type ApplyTime, applyTimes } from "./queries/apply-times.ts";
export { assembleRange, mergeStrata, type RangeAsked, type Stratum } from "./queries/assemble-range.ts";
export { type Cell, type CellFilter, cellsOf, eachCell } from "./queries/cells.ts";
export { type CodeCount, codeCountsOf, importedCodesBySlice, type Outcome, outcomesOf } from "./queries/codes.ts";
export { type CompleteRunsAsked, completeRuns } from "./queries/complete-runs.ts";
export { type AppliesFound, findApplies } from "./queries/find-applies.ts";
export { listRuns, type RunSummary, type RunsAsked } from "./queries/list-runs.ts";
export { type AppliedTransaction, mostApplied } from "./queries/most-applied.ts";
export { type Probe, probesOf, probesOfRuns } from "./queries/probes.ts";
export { type Run, runByImportKey, runByRef, runsOfCommit, runsOfTag } from "./queries/run-by-ref.ts";
export { runCells } from "./queries/run-cells.ts";
export {
  type RunCode,
  type RunLevels,
  type RunStats,
  runCodesOf,
  runLevelsOf,
  runStatsOf,
  runsNeedingStats,
} from "./queries/run-stats.ts";
export { nativeSpan, type Slice, type SliceRange, type SliceSpan, slicesOf, totalSlices } from "./queries/slices.ts";
export { type SlowestAsked, type SlowestCursor, slowestApplies } from "./queries/slowest-applies.ts";
export { listTags, type TagSummary, tagsOf } from "./queries/tags.ts";
export { transactionsByPrefix } from "./queries/transactions-by-prefix.ts";
export { addProbes, type NewProbe } from "./record/add-probes.ts";
export { annotate, deleteAnnotation, type NewAnnotation } from "./record/annotate.ts";
export { appendSlice, type NewApply, type NewCell, type NewCodeCount, type NewSlice } from "./record/append-slice.ts";
export { type CopiedRun, copyRuns } from "./record/copy-runs.ts";
export { createRun, type NewRun, type RunRef } from "./record/create-run.ts";
export { countAppliesBefore, deleteAppliesBefore, deleteRunStep } from "./record/delete-rows.ts";
export { editTags, setNote } from "./record/edit-labels.ts";
export { finishRun, type ProbeResult, type RunEnd } from "./record/finish-run.ts";
export { type FileSize, fileSizeOf, giveBackPages, givesPagesBack, rewriteFile } from "./record/give-back-pages.ts";
export { heartbeat } from "./record/heartbeat.ts";
export type { RunOutcome } from "./record/outcomes.ts";
export { replaceOutcomes } from "./record/outcomes.ts";
export { type NewRunCode, type NewRunStats, type RunStatsRows, replaceRunStats } from "./record/replace-run-stats.ts";
export type { Level } from "./schema/columns.ts";
export { shortIds } from "./short-ids.ts";
export { inTransaction } from "./transaction.ts";
