import type { RowsState } from "./transactions-report.ts";
import type { TransactionsSide } from "./transactions-side.ts";

/** Why the runs have no rows, in plain words, and what would give some. */
export function whyNoRows({ of, isApplies }: TransactionsSide): RowsState & { readonly kind: "none" } {
  const [run] = of.runs;
  if (!isApplies) {
    return {
      kind: "none",
      reason: `single spans of ${of.probe} are not kept`,
      hint: "rows are applies, the spans of transactor: choose that probe; the map above shows this one's",
    };
  }
  if (run?.transactionsKept === "none") {
    return {
      kind: "none",
      reason: "this run was recorded without rows of its applies",
      hint: "it was asked for with --transactions none; the map above is made of its histograms, and a run recorded without that option has rows",
    };
  }
  return {
    kind: "none",
    reason: "this run has no rows of its applies",
    hint: "they were deleted by prune, or the file it was imported from had none; the map above is made of its histograms",
  };
}
