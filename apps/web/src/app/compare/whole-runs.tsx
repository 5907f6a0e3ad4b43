"use client";

import { useCompareQuery } from "./compare-query.tsx";

/** Takes back the part of time; nothing while whole runs are compared. */
export function WholeRuns() {
  const { query, change } = useCompareQuery();
  if (query.from === null && query.to === null) return null;
  return (
    <button type="button" className="btn" onClick={() => change({ from: null, to: null })}>
      The whole runs
    </button>
  );
}
