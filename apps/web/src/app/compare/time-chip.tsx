"use client";

import { rangeWords } from "../../charts/range-words.ts";
import { CloseIcon } from "../../components/icons.tsx";
import { useCompareQuery } from "./compare-query.tsx";

/** The part of time that is compared; pressed it takes that back. Nothing while whole runs are compared. */
export function TimeChip() {
  const { query, change } = useCompareQuery();
  const { from, to } = query;
  if (from === null && to === null) return null;
  const range = rangeWords(from, to);
  return (
    <button
      type="button"
      className="btn h-7 gap-1.5 px-2 text-12"
      aria-label={`${range} of each run is compared: compare the whole runs`}
      title="Compare the whole runs"
      onClick={() => change({ from: null, to: null })}
    >
      {range} <CloseIcon />
    </button>
  );
}
