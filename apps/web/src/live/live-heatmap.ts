import type { LiveColumn, LiveLine, RunHeatmap } from "@xrpl-probe/report";

/** Shorter slices are drawn together: five minutes are at most 300 columns. */
const SHORTEST_MS = 1000;

/** Columns as a heat map of a run draws them, of those rows that hold spans. Null without spans. */
export function liveHeatmap(
  slices: readonly LiveColumn[],
  lines: readonly LiveLine[],
  edgesNs: readonly number[],
): RunHeatmap | null {
  const columns = merged(slices);
  let [first, last] = [Number.POSITIVE_INFINITY, -1];
  for (const { rows } of slices) {
    first = Math.min(first, rows[0] ?? first);
    last = Math.max(last, rows.at(-2) ?? last);
  }
  if (last < 0) return null;
  const counts = Array.from({ length: last - first + 1 }, () => new Array<number>(columns.length).fill(0));
  for (const [at, { rows }] of columns.entries())
    for (let pair = 0; pair < rows.length; pair += 2) {
      const row = counts[(rows[pair] ?? 0) - first];
      if (row !== undefined) row[at] = (row[at] ?? 0) + (rows[pair + 1] ?? 0);
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

/** Slices that begin in the same second as one column; its rows stand one after another, hence some twice. */
function merged(slices: readonly LiveColumn[]): LiveColumn[] {
  const columns: LiveColumn[] = [];
  for (const slice of slices) {
    const before = columns.at(-1);
    if (before === undefined || second(before) !== second(slice)) columns.push(slice);
    else
      columns[columns.length - 1] = {
        ...slice,
        startMs: before.startMs,
        count: before.count + slice.count,
        lost: before.lost + slice.lost,
        unpaired: before.unpaired + slice.unpaired,
        rows: [...before.rows, ...slice.rows],
      };
  }
  return columns;
}

const second = ({ startMs }: LiveColumn) => Math.floor(startMs / SHORTEST_MS);
