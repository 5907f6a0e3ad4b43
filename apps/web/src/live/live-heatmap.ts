import type { LiveColumn, LiveLine, RunHeatmap } from "@xrpl-probe/report";

/** Columns as a heat map of a run draws them, of those rows that hold spans. Null without spans. */
export function liveHeatmap(
  columns: readonly LiveColumn[],
  lines: readonly LiveLine[],
  edgesNs: readonly number[],
): RunHeatmap | null {
  let [first, last] = [Number.POSITIVE_INFINITY, -1];
  for (const { rows } of columns) {
    first = Math.min(first, rows[0] ?? first);
    last = Math.max(last, rows.at(-2) ?? last);
  }
  if (last < 0) return null;
  const counts = Array.from({ length: last - first + 1 }, () => new Array<number>(columns.length).fill(0));
  for (const [at, { rows }] of columns.entries())
    for (let pair = 0; pair < rows.length; pair += 2) {
      const row = counts[(rows[pair] ?? 0) - first];
      if (row !== undefined) row[at] = rows[pair + 1] ?? 0;
    }
  return {
    edgesNs: edgesNs.slice(first, last + 2),
    columns: columns.map(({ startMs, endMs, count, lost }) => ({
      ...{ startMs, endMs, count, lost },
      perS: count / ((endMs - startMs) / 1000),
    })),
    counts,
    lines,
  };
}
